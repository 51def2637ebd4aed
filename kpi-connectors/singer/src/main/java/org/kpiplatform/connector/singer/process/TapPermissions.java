package org.kpiplatform.connector.singer.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// What the operator lets definitions run. Whoever writes a definition chooses among these taps; nobody else's
/// programs run, and without the file none do.
///
/// ```
/// taps = /opt/taps, /srv/more-taps
/// environment = HTTPS_PROXY, SSL_CERT_FILE
/// ```
///
/// A tap lies directly in one of the folders, as a file or as a link to one. Folders below do not count: the virtual
/// environment of a Python program holds an interpreter, too.
///
/// @param file where the permissions are written, for messages
public record TapPermissions(Path file) {

    private static final String PROPERTY = "kpi.singer.permissions";
    private static final String FILE = "singer.properties";

    /// The file `singer.properties` in the folder that the plugin was installed in, or the one that the system
    /// property `kpi.singer.permissions` names.
    public static TapPermissions of(SourceContext context) {
        String named = System.getProperty(PROPERTY);
        return new TapPermissions(named == null ? context.pluginFolder().resolve(FILE) : Path.of(named));
    }

    /// The program of a command.
    ///
    /// @throws SourceException of kind [ErrorKind#CONFIG], where it may not run
    Path require(String program) {
        Path tap = Path.of(program).normalize();
        List<String> folders = listed("taps");
        if (folders.isEmpty()) {
            throw refusal("This service runs no taps: name the folders that hold them in `taps = ...` of the file `"
                    + file + "`, which only the operator of the service should be able to write.");
        }
        try {
            Path folder = tap.resolveSibling("").toRealPath();
            for (String permitted : folders) {
                if (folder.equals(Path.of(permitted).toRealPath())) {
                    return requireProgram(tap);
                }
            }
        } catch (IOException e) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "The tap `" + tap + "`, or a folder of `taps` in `" + file + "`, can not be found: " + e + ".",
                    e);
        }
        throw refusal("`" + tap + "` may not run: a tap lies directly in one of the folders " + folders
                + ", which `taps` of the file `" + file + "` names.");
    }

    private static Path requireProgram(Path tap) {
        if (!Files.isRegularFile(tap) || !Files.isExecutable(tap)) {
            throw refusal("The tap `" + tap + "` is not there, or is no program that the service may execute.");
        }
        return tap;
    }

    /// The values of these variables of the service.
    Map<String, String> environment(List<String> names) {
        Set<String> permitted = new HashSet<>(listed("environment"));
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            if (!permitted.contains(name)) {
                throw refusal("`environment` asks for `" + name
                        + "`, which taps may not see: `environment` of the file `" + file + "` permits "
                        + permitted.stream().sorted().toList() + ".");
            }
            String value = System.getenv(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private List<String> listed(String key) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new SourceException(ErrorKind.CONFIG, "`" + file + "` can not be read: " + e + ".", e);
            }
        }
        return Stream.of(properties.getProperty(key, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static SourceException refusal(String sentence) {
        return new SourceException(ErrorKind.CONFIG, sentence);
    }
}
