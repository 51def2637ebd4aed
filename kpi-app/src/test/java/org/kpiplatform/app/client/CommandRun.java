package org.kpiplatform.app.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.terminal.Terminal;

/// A command that was run, and what it wrote.
public record CommandRun(int exitCode, String out, String err) {

    /// Runs a command whose output goes to a file.
    static CommandRun of(FakeService service, String... arguments) {
        return of(service.url(), arguments);
    }

    /// Runs a command whose output goes to a file.
    ///
    /// @param url of the service
    public static CommandRun of(String url, String... arguments) {
        return of(url, StandardCharsets.UTF_8, false, arguments);
    }

    /// Runs a command.
    ///
    /// @param url        of the service, as KPI_URL says it
    /// @param atTerminal whether a person looks on
    static CommandRun of(String url, Charset charset, boolean atTerminal, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(out, err, charset, atTerminal, atTerminal);
        int exitCode = KpiCommand.run(terminal, Map.of("KPI_URL", url), arguments);
        return new CommandRun(exitCode, out.toString(charset), err.toString(charset));
    }

    /// A recorded body, or what a command is expected to write.
    static String recorded(String name) {
        try (@Nullable InputStream file = CommandRun.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("no test resource " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
