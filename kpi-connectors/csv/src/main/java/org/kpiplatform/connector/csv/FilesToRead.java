package org.kpiplatform.connector.csv;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.http.Validators;
import org.kpiplatform.connector.csv.http.WebFiles;
import org.kpiplatform.connector.csv.row.Dialect;

/// The files of a stream, held against what a checkpoint says of them.
///
/// @param done     the first ones, which are read and unchanged
/// @param files    the rest
/// @param versions by which servers recognise the files that they hand out, by name
record FilesToRead(List<Checkpoint.Read> done, List<DataFile> files, Map<String, Validators> versions) {

    FilesToRead {
        done = List.copyOf(done);
        files = List.copyOf(files);
        versions = Map.copyOf(versions);
    }

    static FilesToRead ofFolders(List<DataFile> found, Checkpoint checkpoint, Dialect dialect, Instant now) {
        List<Checkpoint.Read> done = ReadPlan.unchanged(checkpoint, found, dialect, now);
        return new FilesToRead(done, found.subList(done.size(), found.size()), Map.of());
    }

    /// Asks for files that are known only where they have changed; those behind a changed one are read again, so that
    /// they are wanted in any case.
    static FilesToRead ofServers(WebFiles web, List<URI> addresses, Checkpoint checkpoint, Dialect dialect, Instant now)
            throws InterruptedException {
        List<Checkpoint.Read> done = new ArrayList<>();
        List<DataFile> files = new ArrayList<>();
        Map<String, Validators> versions = new LinkedHashMap<>();
        for (URI address : addresses) {
            String name = WebFiles.name(address);
            Checkpoint.Read known = files.isEmpty() ? checkpoint.readAt(done.size(), name) : null;
            WebFiles.Brought brought = web.file(
                    address, known == null ? null : checkpoint.versions().get(name));
            versions.put(name, brought.validators());
            DataFile file = brought.file();
            if (file == null) {
                done.add(Objects.requireNonNull(known, "only a known file is left where it is"));
            } else if (known != null && isSame(file, known, dialect)) {
                done.add(ReadPlan.readToTheEnd(file, known.hash(), now));
            } else {
                files.add(file);
            }
        }
        return new FilesToRead(done, files, versions);
    }

    /// By content alone: times of servers are coarse, and one that sends a file claims that it is another.
    private static boolean isSame(DataFile file, Checkpoint.Read known, Dialect dialect) {
        return file.size() == known.size() && ReadPlan.hash(file, dialect).equals(known.hash());
    }

    /// Whether the file that the checkpoint has begun is the first to read, and still the same.
    boolean goesOn(Checkpoint checkpoint) {
        Checkpoint.Part part = checkpoint.partRead();
        return part != null
                && !files.isEmpty()
                && done.size() == checkpoint.read().size()
                && part.isOf(files.getFirst())
                && Objects.equals(checkpoint.versions().get(part.name()), versions.get(part.name()));
    }
}
