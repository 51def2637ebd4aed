package org.kpiplatform.connector.tryton.reading;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Cursor;

/// How far a stream was delivered, as its cursor tells. The token is text, a line for each part:
///
/// ```
/// through 2026-11-22T17:27:13.890853    everything that changed before this time was delivered
/// known 1-3,7                           and of what changed at this very time, these ids
/// scan 2026-11-22T18:00:05.123456 4711  a scan is at work: of what changed until this time, up to this id
/// seen 4,9-12                           ids that it delivered and that changed at this very time
/// everything                            it is a full refresh
/// ```
///
/// Times are by UTC and by the clock of the database server, as Tryton shows them.
///
/// @param through null before the first scan has ended
record Place(
        @Nullable LocalDateTime through,
        Ids known,
        @Nullable Scan scan) {

    static final int FORMAT = 1;

    /// A scan that has not ended.
    ///
    /// @param until of the window, included
    /// @param id    of the last record that was delivered or passed over
    /// @param seen  what was delivered and changed at `until`
    record Scan(LocalDateTime until, long id, Ids seen, boolean everything) {}

    static Place beginning() {
        return new Place(null, Ids.none(), null);
    }

    /// Empty for a token of another format, or one that was damaged.
    static Optional<Place> of(Cursor cursor) {
        if (cursor.format() != FORMAT) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(cursor.token().lines().toList()));
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static Place parse(List<String> lines) {
        LocalDateTime through = null;
        Ids known = Ids.none();
        LocalDateTime until = null;
        long id = 0;
        Ids seen = Ids.none();
        boolean everything = false;
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "through" -> through = LocalDateTime.parse(words[1]);
                case "known" -> known = Ids.parse(words[1]);
                case "scan" -> {
                    until = LocalDateTime.parse(words[1]);
                    id = Long.parseLong(words[2]);
                }
                case "seen" -> seen = Ids.parse(words[1]);
                case "everything" -> everything = true;
                default -> throw new NumberFormatException(line);
            }
        }
        return new Place(through, known, until == null ? null : new Scan(until, id, seen, everything));
    }

    Cursor cursor() {
        List<String> lines = new ArrayList<>();
        if (through != null) {
            lines.add("through " + through);
        }
        if (!known.isEmpty()) {
            lines.add("known " + known);
        }
        if (scan != null) {
            lines.add("scan " + scan.until() + " " + scan.id());
            if (!scan.seen().isEmpty()) {
                lines.add("seen " + scan.seen());
            }
            if (scan.everything()) {
                lines.add("everything");
            }
        }
        return new Cursor(FORMAT, String.join("\n", lines));
    }
}
