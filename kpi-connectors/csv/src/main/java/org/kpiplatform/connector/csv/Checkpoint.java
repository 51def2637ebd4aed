package org.kpiplatform.connector.csv;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.http.Validators;
import org.kpiplatform.connector.spi.Cursor;

/// How far a stream has been read, as its cursor tells. The token is text, a line for each file:
///
/// ```
/// how <fingerprint of options and fields>
/// read <size> <modified> <SHA-256> <name>
/// part <size> <modified> <next line> <name>
/// version <ETag> <Last-Modified> - <name>
/// ```
///
/// `read` files are the first of the stream in the order of names; at most one `part` follows. A file that was
/// modified just before it was read has `-` instead of a time, for it may be modified again within the resolution of
/// the file system's clock.
///
/// @param how      changes with whatever makes the same bytes mean other records
/// @param read     files that were read to the end
/// @param partRead the file that is being read, or null
/// @param versions by which servers recognise the files that they hand out, by name
record Checkpoint(String how, List<Read> read, @Nullable Part partRead, Map<String, Validators> versions) {

    static final int FORMAT = 1;

    /// A file that was read to the end.
    ///
    /// @param modified null where it does not prove that the file is unchanged
    record Read(String name, long size, @Nullable Instant modified, String hash) {}

    /// A file that was read in part.
    record Part(String name, long size, Instant modified, long nextLine) {

        boolean isOf(DataFile file) {
            return name.equals(file.name()) && size == file.size() && modified.equals(file.modified());
        }
    }

    Checkpoint {
        read = List.copyOf(read);
        versions = Collections.unmodifiableMap(new TreeMap<>(versions)); // in one order, whoever looks
    }

    static Checkpoint start(String how) {
        return new Checkpoint(how, List.of(), null, Map.of());
    }

    /// What is said of the file that was read at this place, if it has this name.
    @Nullable
    Read readAt(int place, String name) {
        return place < read.size() && read.get(place).name().equals(name) ? read.get(place) : null;
    }

    /// Empty for a token of another format, or one that was damaged.
    static Optional<Checkpoint> of(Cursor cursor) {
        if (cursor.format() != FORMAT) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(cursor.token().lines().toList()));
        } catch (DateTimeParseException
                | NumberFormatException
                | IndexOutOfBoundsException
                | NoSuchElementException _) {
            return Optional.empty();
        }
    }

    Cursor cursor() {
        StringBuilder token = new StringBuilder("how ").append(how);
        for (Read file : read) {
            String modified = file.modified() == null ? "-" : file.modified().toString();
            line(token, "read", file.size(), modified, file.hash(), file.name());
        }
        if (partRead != null) {
            String nextLine = String.valueOf(partRead.nextLine());
            line(token, "part", partRead.size(), partRead.modified().toString(), nextLine, partRead.name());
        }
        versions.forEach((name, version) -> token.append("\nversion ")
                .append(String.join(" ", word(version.etag()), word(version.modified()), "-", escaped(name))));
        return new Cursor(FORMAT, token.toString());
    }

    private static void line(StringBuilder token, String word, long size, String modified, String state, String name) {
        token.append('\n').append(String.join(" ", word, String.valueOf(size), modified, state, escaped(name)));
    }

    private static String escaped(String name) {
        return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
    }

    private static String unescaped(String name) {
        return name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    }

    private static String word(@Nullable String header) {
        return header == null ? "-" : escaped(header).replace(" ", "%20");
    }

    private static @Nullable String header(String word) {
        return word.equals("-") ? null : unescaped(word.replace("%20", " "));
    }

    private static Checkpoint parse(List<String> lines) {
        List<Read> read = new ArrayList<>();
        Part part = null;
        Map<String, Validators> versions = new HashMap<>();
        for (String line : lines.stream().skip(1).toList()) {
            String[] words = line.split(" ", 5);
            String name = unescaped(words[4]);
            if (words[0].equals("version")) {
                versions.put(name, new Validators(header(words[1]), header(words[2])));
                continue;
            }
            long size = Long.parseLong(words[1]);
            if (words[0].equals("part")) {
                part = new Part(name, size, Instant.parse(words[2]), Long.parseLong(words[3]));
            } else {
                read.add(new Read(name, size, words[2].equals("-") ? null : Instant.parse(words[2]), words[3]));
            }
        }
        return new Checkpoint(lines.getFirst().substring("how ".length()), read, part, versions);
    }
}
