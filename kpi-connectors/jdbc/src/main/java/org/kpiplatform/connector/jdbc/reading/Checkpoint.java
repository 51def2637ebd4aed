package org.kpiplatform.connector.jdbc.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.relation.Column;
import org.kpiplatform.connector.jdbc.relation.Relation;
import org.kpiplatform.connector.spi.Cursor;

/// How far a stream has been read, as its cursor tells. The token is text, a line for each part:
///
/// ```
/// order <fingerprint of the table or query, its cursor column and its key>
/// row <rows read since the beginning>
/// value <of the cursor column, in the last row>
/// key <of a column of the key, in the last row>     one for each column
/// tie <digest of a row that has this value>         one for each row that was delivered
/// ties many                                         in place of these, where there are too many
/// end                                               where the read was not cut off
/// ```
///
/// @param value null before the first row, and for streams without a cursor column
/// @param ties  null where there are too many
record Checkpoint(
        String order,
        long row,
        @Nullable Object value,
        List<Object> key,
        @Nullable List<String> ties,
        boolean end) {

    static final int FORMAT = 1;

    private static final int DIGEST_BYTES = 9;

    Checkpoint {
        key = List.copyOf(key);
        ties = ties == null ? null : List.copyOf(ties);
    }

    static Checkpoint beginningOf(Relation relation) {
        return new Checkpoint(digest(relation.order()), 0, null, List.of(), List.of(), false);
    }

    /// Empty for a token of another format, of another order of rows, or one that was damaged.
    static Optional<Checkpoint> of(Cursor cursor, Relation relation) {
        if (cursor.format() != FORMAT) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(cursor.token().lines().toList(), relation))
                    .filter(it -> it.order().equals(digest(relation.order())))
                    .filter(it -> it.key().isEmpty()
                            || it.key().size() == relation.key().size());
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /// Whether there is a row to go on behind.
    boolean isPosition() {
        return value != null || !key.isEmpty();
    }

    Cursor cursor() {
        List<String> lines = new ArrayList<>(List.of("order " + order, "row " + row));
        if (value != null) {
            lines.add("value " + value);
        }
        key.forEach(part -> lines.add("key " + escaped(part.toString())));
        if (ties == null) {
            lines.add("ties many");
        } else {
            ties.forEach(tie -> lines.add("tie " + tie));
        }
        if (end) {
            lines.add("end");
        }
        return new Cursor(FORMAT, String.join("\n", lines));
    }

    private static Checkpoint parse(List<String> lines, Relation relation) {
        String order = "";
        long row = 0;
        Object value = null;
        List<Object> key = new ArrayList<>();
        List<String> ties = new ArrayList<>();
        boolean many = false;
        boolean end = false;
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "order" -> order = words[1];
                case "row" -> row = Long.parseLong(words[1]);
                case "value" -> value = valueOf(words[1], relation);
                case "key" -> key.add(keyOf(words[1], relation.key().get(key.size())));
                case "tie" -> ties.add(words[1]);
                case "ties" -> many = true;
                case "end" -> end = true;
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new Checkpoint(order, row, value, key, many ? null : ties, end);
    }

    private static @Nullable Object valueOf(String text, Relation relation) {
        Relation.Cursor cursor = relation.cursor();
        return cursor == null ? null : Positions.parse(text, cursor.column().kind());
    }

    private static Object keyOf(String text, Column column) {
        return Positions.parse(text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"), column.kind());
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
    }

    /// Enough of a hash that two rows of the same moment are not taken for one.
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
