package org.kpiplatform.app;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The folder that the packaged service stands in, with what lies beside its jars.
final class InstallationFolder {

    private static final String PLUGINS = "kpi.plugins.folder";

    private InstallationFolder() {}

    /// Settings that follow from the place of the jars and not from the working directory, unless configured.
    static Map<String, String> defaults(Config config) {
        return config.getOptionalValue(PLUGINS, String.class).isPresent()
                ? Map.of()
                : pluginsBeside(InstallationFolder.class)
                        .map(folder -> Map.of(PLUGINS, folder.toString()))
                        .orElse(Map.of());
    }

    private static Optional<Path> pluginsBeside(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .flatMap(InstallationFolder::path)
                .map(Path::getParent)
                .map(jars -> jars.resolveSibling("plugins"))
                .filter(Files::isDirectory);
    }

    private static Optional<Path> path(URL location) {
        try {
            return Optional.of(Path.of(location.toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
            return Optional.empty();
        }
    }
}
