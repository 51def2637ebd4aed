package org.kpiplatform.connector.csv;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.file.TextFile;
import org.kpiplatform.connector.csv.http.Validators;
import org.kpiplatform.connector.csv.row.Dialect;
import org.kpiplatform.connector.csv.row.Failures;
import org.kpiplatform.connector.csv.row.Header;

/// What a read has to do: the files from the first new or changed one on.
///
/// Files after a changed one are read again, too, since the later of two rows with the same key counts: otherwise the
/// old rows of a corrected file would win over newer ones.
///
/// @param how       of the [Checkpoint]
/// @param done      files that are read and unchanged
/// @param headers   of the files to read
/// @param firstLine where to begin in the first of them
/// @param startedAt when the plan was made
/// @param versions  by which servers recognise their files, by name
record ReadPlan(
        String how,
        List<Checkpoint.Read> done,
        List<Header> headers,
        long firstLine,
        Instant startedAt,
        Map<String, Validators> versions) {

    /// Modified so shortly before it is read, a file may be modified again at the same tick of its file system's
    /// clock.
    private static final Duration RACE = Duration.ofSeconds(2);

    ReadPlan {
        done = List.copyOf(done);
        headers = List.copyOf(headers);
        versions = Map.copyOf(versions);
    }

    /// The files of the checkpoint that are still what they were, up to the first that is not.
    static List<Checkpoint.Read> unchanged(Checkpoint checkpoint, List<DataFile> files, Dialect dialect, Instant now) {
        List<Checkpoint.Read> unchanged = new ArrayList<>();
        for (int i = 0; i < Math.min(files.size(), checkpoint.read().size()); i++) {
            DataFile file = files.get(i);
            Checkpoint.Read read = checkpoint.read().get(i);
            if (!isUnchanged(file, read, dialect)) {
                break;
            }
            unchanged.add(readToTheEnd(file, read.hash(), now));
        }
        return unchanged;
    }

    /// What a checkpoint says of a file once it is read.
    ///
    /// @param startedAt when the plan was made
    static Checkpoint.Read readToTheEnd(DataFile file, String hash, Instant startedAt) {
        boolean settled = file.modified().isBefore(startedAt.minus(RACE));
        return new Checkpoint.Read(file.name(), file.size(), settled ? file.modified() : null, hash);
    }

    private static boolean isUnchanged(DataFile file, Checkpoint.Read read, Dialect dialect) {
        if (!file.name().equals(read.name()) || file.size() != read.size()) {
            return false;
        }
        return file.modified().equals(read.modified()) || hash(file, dialect).equals(read.hash());
    }

    static String hash(DataFile file, Dialect dialect) {
        try {
            return TextFile.hash(file);
        } catch (IOException e) {
            throw Failures.unreadable(file, dialect, e);
        }
    }
}
