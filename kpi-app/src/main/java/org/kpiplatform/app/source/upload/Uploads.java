package org.kpiplatform.app.source.upload;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.upload.UploadedFile;
import org.kpiplatform.app.problem.ProblemException;

/// Takes files: each waits for its turn, comes whole to a file of this node, and is stored in one transaction that
/// puts it in the place of the one before.
@ApplicationScoped
class Uploads {

    private static final int STORE_TIMEOUT_SECONDS = 3_600;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final UploadRows rows;
    private final UploadFolders folders;
    private final UploadsConfig config;
    private final Clock clock;
    private final Semaphore turns;

    Uploads(UploadRows rows, UploadFolders folders, UploadsConfig config, Clock clock) {
        this.rows = rows;
        this.folders = folders;
        this.config = config;
        this.clock = clock;
        this.turns = new Semaphore(config.parallel(), true);
    }

    /// What became of a file.
    ///
    /// @param replaced whether there was one by that name
    record Taken(UploadedFile file, boolean replaced) {}

    /// Takes a file.
    ///
    /// @throws ProblemException when there is no time for it, or when not all of it comes
    Taken take(String source, String name, @Nullable String author, InputStream body) throws InterruptedException {
        if (!turns.tryAcquire(config.longestWait().toMillis(), TimeUnit.MILLISECONDS)) {
            throw ProblemException.tooMany(
                    "There are " + config.parallel()
                            + " files coming already, so nothing of this one was read. Send it again in some seconds.",
                    AGAIN);
        }
        try (ReceivedFile received = ReceivedFile.of(body, folders.incoming())) {
            boolean replaced = store(source, name, author, received);
            UploadedFile file = rows.find(source, name)
                    .orElseThrow(() -> ProblemException.conflict("The file `" + name
                            + "` was deleted as soon as it had come. Send it again if that was not meant."))
                    .file();
            Log.infof("File taken: source=%s bytes=%d replaced=%s", source, received.size(), replaced);
            return new Taken(file, replaced);
        } catch (IOException e) {
            throw new UncheckedIOException("A file that has come can not be read", e);
        } finally {
            turns.release();
        }
    }

    private boolean store(String source, String name, @Nullable String author, ReceivedFile file) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<UploadRows.Row> same = rows.find(source, name).filter(it -> isSame(it, file));
        if (same.isPresent() && rows.confirm(source, same.get(), now, author)) {
            return true;
        }
        return QuarkusTransaction.requiringNew().timeout(STORE_TIMEOUT_SECONDS).call(() -> {
            long content = rows.add(file);
            return rows.replace(source, name, content, now, author);
        });
    }

    private static boolean isSame(UploadRows.Row stored, ReceivedFile file) {
        return stored.file().size() == file.size() && stored.file().sha256().equals(file.sha256());
    }
}
