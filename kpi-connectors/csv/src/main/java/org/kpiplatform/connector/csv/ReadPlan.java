package org.kpiplatform.connector.csv;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.file.TextFile;

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
record ReadPlan(String how, List<Checkpoint.Read> done, List<Header> headers, long firstLine, Instant startedAt) {

    ReadPlan {
        done = List.copyOf(done);
        headers = List.copyOf(headers);
    }

    /// The files of the checkpoint that are still what they were, up to the first that is not.
    static List<Checkpoint.Read> unchanged(Checkpoint checkpoint, List<DataFile> files, Dialect dialect) {
        List<Checkpoint.Read> unchanged = new ArrayList<>();
        for (int i = 0; i < Math.min(files.size(), checkpoint.read().size()); i++) {
            DataFile file = files.get(i);
            Checkpoint.Read read = checkpoint.read().get(i);
            if (!isUnchanged(file, read, dialect)) {
                break;
            }
            unchanged.add(new Checkpoint.Read(read.name(), read.size(), file.modified(), read.hash()));
        }
        return unchanged;
    }

    private static boolean isUnchanged(DataFile file, Checkpoint.Read read, Dialect dialect) {
        if (!file.name().equals(read.name()) || file.size() != read.size()) {
            return false;
        }
        try {
            return file.modified().equals(read.modified())
                    || TextFile.hash(file).equals(read.hash());
        } catch (IOException e) {
            throw Failures.unreadable(file, dialect, e);
        }
    }
}
