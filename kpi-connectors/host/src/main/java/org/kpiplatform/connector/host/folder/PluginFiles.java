package org.kpiplatform.connector.host.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.host.preset.Preset;
import org.kpiplatform.connector.host.preset.PresetFiles;
import org.kpiplatform.connector.spi.MetricSourceProvider;

/// The jars of one plugin, and what can be said of them before any class is loaded.
///
/// @param name     of the plugin
/// @param jars     in the order of their names
/// @param services the jars that declare connectors
/// @param presets  of all jars
public record PluginFiles(String name, List<Path> jars, List<ServiceJar> services, List<Preset> presets) {

    private static final String SERVICE_FILE = "META-INF/services/" + MetricSourceProvider.class.getName();

    /// A jar that declares connectors.
    ///
    /// @param providers names of classes
    /// @param version   of the plugin, as its manifest says, or null
    public record ServiceJar(
            List<String> providers, @Nullable String version) {}

    /// Looks into the jars of a plugin.
    public static PluginFiles inspect(String name, List<Path> jars) throws PluginRefusal {
        List<ServiceJar> services = new ArrayList<>();
        for (Path jar : jars) {
            ServiceJar service = inspectJar(name, jar);
            if (service != null) {
                services.add(service);
            }
        }
        if (services.isEmpty()) {
            throw new PluginRefusal("Plugin `" + name + "` declares no connector: none of its jars has the file `"
                    + SERVICE_FILE + "`, which names the class that provides one.");
        }
        return new PluginFiles(name, jars, List.copyOf(services), presets(name, jars));
    }

    /// What the manifest of the first jar with a connector says, or `unknown`.
    public String version() {
        return Objects.requireNonNullElse(services.getFirst().version(), "unknown");
    }

    private static List<Preset> presets(String plugin, List<Path> jars) throws PluginRefusal {
        try {
            return PresetFiles.in(jars);
        } catch (UncheckedIOException e) {
            throw new PluginRefusal(
                    "The presets of plugin `" + plugin + "` can not be read: " + e.getMessage() + ". Copy it again.");
        }
    }

    private static @Nullable ServiceJar inspectJar(String plugin, Path jar) throws PluginRefusal {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry serviceFile = file.getEntry(SERVICE_FILE);
            if (serviceFile == null) {
                return null;
            }
            Manifest manifest = file.getManifest();
            SpiVersions.SPOKEN.require(plugin, manifest == null ? null : attribute(manifest, SpiVersions.ATTRIBUTE));
            List<String> providers =
                    providersIn(new String(file.getInputStream(serviceFile).readAllBytes(), UTF_8));
            if (providers.isEmpty()) {
                throw new PluginRefusal("Plugin `" + plugin + "` declares no connector: its file `" + SERVICE_FILE
                        + "` names no class.");
            }
            return new ServiceJar(providers, manifest == null ? null : attribute(manifest, "Implementation-Version"));
        } catch (IOException | RuntimeException e) {
            throw new PluginRefusal("`" + jar.getFileName() + "` of plugin `" + plugin + "` is not a readable jar: "
                    + e.getMessage() + ". Copy it again.");
        }
    }

    private static @Nullable String attribute(Manifest manifest, String name) {
        return manifest.getMainAttributes().getValue(name);
    }

    private static List<String> providersIn(String serviceFile) {
        return serviceFile
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
