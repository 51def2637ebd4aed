package org.kpiplatform.connector.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compares what connectors are compiled against with `api.txt`, so that no change of it escapes a review.
class SpiSurfaceTest {

    private static final Path REVIEWED = Path.of("api.txt");
    /// Every type has them.
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private static final String PACKAGE = MetricSource.class.getPackageName();

    @Test
    void isWhatWasReviewed() throws IOException {
        String surface = surface();
        if (Boolean.getBoolean("api.accept")) {
            Files.writeString(REVIEWED, surface);
        }

        assertThat(surface)
                .as("The SPI differs from %s. If that is meant, run again with -Dapi.accept=true", REVIEWED)
                .isEqualTo(Files.readString(REVIEWED));
    }

    private static String surface() throws IOException {
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes.resolve(PACKAGE.replace('.', '/')))) {
            List<Class<?>> types = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .sorted()
                    .<Class<?>>map(SpiSurfaceTest::load)
                    .filter(type -> isVisible(type.getModifiers()))
                    .toList();
            assertThat(types).hasSizeGreaterThan(30);
            return types.stream().map(SpiSurfaceTest::describe).collect(Collectors.joining("\n"));
        }
    }

    private static String describe(Class<?> type) {
        return Stream.of(
                        Stream.of(heading(type)),
                        members(type.getDeclaredFields(), Field::toGenericString),
                        members(type.getDeclaredConstructors(), Executable::toGenericString),
                        members(type.getDeclaredMethods(), Executable::toGenericString))
                .flatMap(lines -> lines)
                .map(line -> line.replace(PACKAGE + ".", "").replaceAll("java\\.(lang|util)\\.(?=[A-Z])", ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String heading(Class<?> type) {
        String interfaces =
                list(" is a ", Arrays.stream(type.getGenericInterfaces()).map(Type::getTypeName));
        Class<?>[] permitted = type.getPermittedSubclasses();
        return type.toGenericString()
                + interfaces
                + list(
                        " permits ",
                        permitted == null
                                ? Stream.of()
                                : Arrays.stream(permitted).map(Class::getName));
    }

    private static String list(String word, Stream<String> names) {
        String all = names.collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : word + all;
    }

    private static <M extends Member> Stream<String> members(M[] members, Function<M, String> description) {
        return Arrays.stream(members)
                .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !OF_EVERY_OBJECT.contains(member.getName()))
                .map(description)
                .map(text -> "    " + text)
                .sorted();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(file + " is no class", e);
        }
    }
}
