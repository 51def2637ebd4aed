package org.kpiplatform.app.database.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How to run PostgreSQL, which refuses to run as root, also as root: in a user namespace, where root is nobody and
/// yet owns its files. Needs no second account and no rights.
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Unprivileged() {}

    /// What to put before each command so that it runs on `folder` without being root.
    static List<String> prefix(Path folder) {
        return prefix(folder, new UnixSystem().getUid() == 0, NAMESPACE);
    }

    static List<String> prefix(Path folder, boolean root, List<String> namespace) {
        if (!root) {
            return List.of();
        }
        if (!succeeds(namespace, "true")) {
            throw new DatabaseUnavailable("The embedded PostgreSQL refuses to run as root, and '"
                    + String.join(" ", namespace)
                    + "' cannot leave root on this machine. Start the service as another user, or set"
                    + " QUARKUS_DATASOURCE_JDBC_URL (with _USERNAME and _PASSWORD) to a PostgreSQL of your own.");
        }
        if (!succeeds(namespace, "test", "-w", folder.toString())) {
            throw new DatabaseUnavailable("The embedded PostgreSQL runs without root's rights and so may not write to '"
                    + folder + "': one of the folders above it belongs to another user and is closed to others."
                    + " Set KPI_HOME to a folder that root itself owns.");
        }
        return namespace;
    }

    private static boolean succeeds(List<String> prefix, String... command) {
        try {
            return new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of(command))
                                    .toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("The start of the embedded PostgreSQL was interrupted.", e);
        }
    }
}
