package org.kpiplatform.app.source.unruly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// An error to come: a file that is named after its kind, and gone once it has come.
record Trouble(Path file) {

    static Optional<Trouble> next(UnrulySource source) {
        String folder = source.config().troubles();
        if (folder == null) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(source.folder().resolve(folder))) {
            return files.sorted().findFirst().map(Trouble::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void strike() {
        String name = file.getFileName().toString();
        ErrorKind kind = ErrorKind.valueOf(name.substring(0, name.indexOf('-')).toUpperCase(Locale.ROOT));
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw switch (kind) {
            case RATE_LIMITED ->
                SourceException.rateLimited("Too fast.", Instant.now().plusMillis(200));
            case QUOTA ->
                SourceException.quotaUsedUp(
                        "The allowance is used up.", Instant.now().plusSeconds(3_600));
            case CONFIG, TRANSIENT, DATA, BUG -> new SourceException(kind, "Trouble " + name + ".");
        };
    }
}
