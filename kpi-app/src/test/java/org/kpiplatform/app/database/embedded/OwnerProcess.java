package org.kpiplatform.app.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.kpiplatform.app.database.embedded.PostgresOptions.Durability;

/// Another JVM that owns an embedded server, so that a test can kill it.
final class OwnerProcess implements AutoCloseable {

    private final Process process;

    private OwnerProcess(Process process) {
        this.process = process;
    }

    /// What the other JVM runs: it starts the server, says so, and lives until it is killed.
    static final class Program {

        private Program() {}

        @SuppressWarnings("SystemOut") // the other process has no other way to say that it is ready
        public static void main(String... arguments) throws IOException {
            var options = new PostgresOptions(
                    Path.of(arguments[0]),
                    Path.of(arguments[1]),
                    Durability.COMMITTED_IS_SAFE,
                    Duration.ofSeconds(Long.parseLong(arguments[2])));
            try (var _ = EmbeddedPostgres.start(options)) {
                System.out.println("ready");
                System.in.transferTo(System.err);
            }
        }
    }

    /// Returns when the server of the other JVM answers.
    static OwnerProcess start(PostgresOptions options) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Program.class.getName(),
                        options.folder().toString(),
                        options.binaries().toString(),
                        Long.toString(options.grace().toSeconds()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        if (!"ready".equals(said.readLine())) {
            throw new IllegalStateException("The other process did not start its server.");
        }
        return new OwnerProcess(process);
    }

    long pid() {
        return process.pid();
    }

    /// As the operating system ends a process that gets no chance to say good-bye.
    void kill() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
