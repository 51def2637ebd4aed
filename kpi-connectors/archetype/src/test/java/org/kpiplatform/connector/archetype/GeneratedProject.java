package org.kpiplatform.connector.archetype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// A project as `mvn archetype:generate` makes it: files with their placeholders filled in. The build that it
/// would have is done by hand, so that no test needs an installed platform.
///
/// @param folder of the project
record GeneratedProject(Path folder) {

    static final String PACKAGE = "com.acme.desk";

    private static final Path TEMPLATES = Path.of("target", "classes", "archetype-resources");
    private static final Map<String, String> VALUES = Map.of(
            "groupId", "com.acme",
            "artifactId", "desk-connector",
            "version", "1.0",
            "package", PACKAGE,
            "connector", "desk",
            "prefix", "Desk",
            "kpiVersion", "0.1.0",
            "spiVersion", "1",
            "junitVersion", "6.0.0");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    static GeneratedProject in(Path folder) throws IOException {
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Path target =
                        folder.resolve(place(TEMPLATES.relativize(template).toString()));
                Files.createDirectories(target.getParent());
                Files.writeString(target, filled(Files.readString(template)));
            }
        }
        return new GeneratedProject(folder);
    }

    /// Java files go into the package.
    private static String place(String template) {
        return template.replace("__prefix__", VALUES.get("prefix"))
                .replaceFirst("src/(main|test)/java/", "src/$1/java/" + PACKAGE.replace('.', '/') + "/");
    }

    /// What no value is known for stays as it is: properties of Maven's own.
    private static String filled(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(VALUES.getOrDefault(found.group(1), found.group())));
    }

    /// Adds a class of the author's own.
    void addClass(String name, String text) throws IOException {
        Path file = folder.resolve(place("src/main/java/" + name + ".java"));
        Files.writeString(file, "package " + PACKAGE + ";\n" + text);
    }

    /// All files as text, but for what was compiled.
    List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(folder.resolve("target"))) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    /// Compiles the sources, with every warning an error, and lays the resources beside them.
    ///
    /// @param part `main` or `test`
    /// @return the folder of the classes
    Path compile(String part, Path... classPath) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("target").resolve(part));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String paths = String.join(
                System.getProperty("path.separator"),
                Stream.concat(
                                Stream.of(System.getProperty("java.class.path")),
                                Arrays.stream(classPath).map(Path::toString))
                        .toList());
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(folder.resolve(Path.of("src", part, "java")))) {
            List<Path> all =
                    sources.filter(it -> it.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("-proc:none", "-Xlint:all", "-Werror", "-cp", paths, "-d", classes.toString());
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
                    .call()) {
                throw new IllegalStateException("what the archetype generates does not compile");
            }
        }
        copy(folder.resolve(Path.of("src", part, "resources")), classes);
        return classes;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /// Packs a plugin, with the version of the SPI that the project's build would write.
    void pack(Path classes, Path jar) throws IOException {
        Matcher version = Pattern.compile("<Kpi-Spi-Version>(.+)</Kpi-Spi-Version>")
                .matcher(Files.readString(folder.resolve("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("the build of the project tells no version of the SPI");
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Kpi-Spi-Version", version.group(1));
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
