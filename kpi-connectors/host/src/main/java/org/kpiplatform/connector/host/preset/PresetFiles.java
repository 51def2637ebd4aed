package org.kpiplatform.connector.host.preset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the presets in the jars of a plugin.
public final class PresetFiles {

    /// The folder of a jar that presets are in.
    public static final String FOLDER = "kpi-presets/";

    private static final Pattern NAME = Pattern.compile(Pattern.quote(FOLDER) + "([a-z][a-z0-9_]*)\\.yaml");

    private PresetFiles() {}

    /// The presets of all jars, by name. Files of other names are none.
    ///
    /// @throws UncheckedIOException when a jar can not be read
    public static List<Preset> in(List<Path> jars) {
        List<Preset> found = new ArrayList<>();
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    Matcher name = NAME.matcher(entry.getName());
                    if (name.matches()) {
                        found.add(preset(name.group(1), file, entry));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.sort(Comparator.comparing(Preset::name));
        return List.copyOf(found);
    }

    private static Preset preset(String name, JarFile file, JarEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            String text = new String(in.readAllBytes(), UTF_8);
            return new Preset(
                    name,
                    comment(text, "title").orElse(name),
                    comment(text, "description").orElse(""),
                    comment(text, "currency").orElse(null),
                    text);
        }
    }

    private static Optional<String> comment(String text, String word) {
        Matcher line = Pattern.compile("(?m)^# " + word + ": *(\\S.*)$").matcher(text);
        return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
    }
}
