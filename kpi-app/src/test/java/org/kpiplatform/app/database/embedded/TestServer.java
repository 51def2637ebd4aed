package org.kpiplatform.app.database.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.kpiplatform.app.database.embedded.PostgresOptions.Durability;

/// One embedded server for all tests of a JVM, on a folder that no other JVM uses at the time.
public final class TestServer {

    private static final Path FOLDERS = Path.of("target", "test-databases");
    private static final int MOST_JVMS = 32;

    private TestServer() {}

    /// Starts the server at the first call; it stops with the JVM.
    public static EmbeddedPostgres ofThisJvm() {
        return Holder.SERVER;
    }

    private static EmbeddedPostgres onAFreeFolder() {
        for (int number = 1; number <= MOST_JVMS; number++) {
            try {
                return EmbeddedPostgres.start(new PostgresOptions(
                        FOLDERS.resolve("" + number),
                        FOLDERS.resolve("binaries"),
                        Durability.NONE,
                        Duration.ofSeconds(5)));
            } catch (FolderInUse _) {
                // the next folder, then
            }
        }
        throw new IllegalStateException("All " + MOST_JVMS + " folders below '" + FOLDERS + "' are in use.");
    }

    private static final class Holder {

        private static final EmbeddedPostgres SERVER = onAFreeFolder();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close, "test-postgres-stop"));
        }
    }
}
