package org.kpiplatform.connector.jdbc.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows that have been delivered with the value at which a read stands. A later read asks for that value again,
/// since rows may be added or changed at it, and passes over those that it knows.
final class Ties {

    /// With more of them a cursor would become too long to keep.
    static final int MOST = 500;

    private @Nullable Object value;
    private final List<String> digests = new ArrayList<>();
    private final List<List<@Nullable Object>> fresh = new ArrayList<>();
    private boolean many;

    Ties(Checkpoint start) {
        value = start.value();
        if (start.ties() == null) {
            many = true;
        } else {
            digests.addAll(start.ties());
        }
    }

    void add(@Nullable Object at, List<@Nullable Object> row) {
        if (!Objects.equals(value, at)) {
            value = at;
            digests.clear();
            fresh.clear();
            many = false;
        }
        if (!many) {
            fresh.add(row);
            many = digests.size() + fresh.size() > MOST;
        }
        if (many) {
            digests.clear();
            fresh.clear();
        }
    }

    /// The digests, or null where there are too many. Made only when a batch ends, for most rows never get one.
    @Nullable
    List<String> digests() {
        if (many) {
            return null;
        }
        for (List<@Nullable Object> row : fresh) {
            digests.add(digest(row));
        }
        fresh.clear();
        return digests;
    }

    static String digest(List<@Nullable Object> row) {
        StringBuilder text = new StringBuilder();
        for (Object part : row) {
            String written = String.valueOf(part);
            text.append(written.length()).append(':').append(written);
        }
        return Checkpoint.digest(text.toString());
    }
}
