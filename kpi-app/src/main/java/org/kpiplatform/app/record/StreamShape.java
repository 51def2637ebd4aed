package org.kpiplatform.app.record;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.kpiplatform.domain.source.FieldType;

/// What a stream must look like to have a table, and what of it may change once it has one.
final class StreamShape {

    /// What PostgreSQL keeps of a name.
    private static final int NAME_BYTES = 63;

    /// PostgreSQL ends at 1,600 columns, a merge needs some of its own.
    private static final int FIELDS = 1_500;

    /// With `~` in names that the platform gives itself, which no definition can.
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_~]*");

    private StreamShape() {}

    static void requireStorable(PinnedStream stream) {
        requireName(
                "source", stream.key().source(), RecordTable.schema(stream.key().source()));
        requireName("stream", stream.key().stream(), stream.key().stream());
        if (stream.fields().size() > FIELDS) {
            throw new StreamRefused("Stream `" + stream.key() + "` has "
                    + stream.fields().size() + " fields; expected at most " + FIELDS + ".");
        }
        Set<String> names = new HashSet<>();
        for (PinnedField field : stream.fields()) {
            requireName("field", field.name(), field.name());
            if (!names.add(field.name())) {
                throw new StreamRefused("Stream `" + stream.key() + "` has two fields named `" + field.name() + "`.");
            }
        }
        requireKey(stream, names);
    }

    private static void requireKey(PinnedStream stream, Set<String> names) {
        if (stream.keys().isEmpty()) {
            throw new StreamRefused("Nothing says what identifies a record of stream `" + stream.key()
                    + "`. Name the fields in its definition: `key: ["
                    + stream.fields().getFirst().name() + "]`.");
        }
        for (String key : stream.keys()) {
            if (!names.contains(key)) {
                throw new StreamRefused("The key of stream `" + stream.key() + "` names `" + key
                        + "`, which is no field of it. Its fields are " + quoted(names) + ".");
            }
        }
        if (new HashSet<>(stream.keys()).size() < stream.keys().size()) {
            throw new StreamRefused("The key of stream `" + stream.key() + "` names a field twice: "
                    + String.join(", ", stream.keys()) + ".");
        }
    }

    private static void requireName(String what, String name, String identifier) {
        if (!KEY.matcher(name).matches()) {
            throw new StreamRefused("`" + name + "` can not name a " + what
                    + "; expected lower-case letters, digits and `_`, beginning with a letter.");
        }
        int bytes = identifier.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > NAME_BYTES) {
            throw new StreamRefused("`" + name + "` is too long to name a " + what + ": its " + bytes
                    + " bytes in the database are more than " + NAME_BYTES + ". Choose a shorter one.");
        }
    }

    /// Refuses every change but new fields and wider numbers.
    static void requireEvolvable(PinnedStream pinned, PinnedStream wanted) {
        if (!pinned.keys().equals(wanted.keys())) {
            throw new StreamRefused("Stream `" + pinned.key() + "` keeps its records by the key "
                    + quoted(pinned.keys()) + " and can not change to " + quoted(wanted.keys())
                    + ". " + howToForget(pinned.key()));
        }
        for (PinnedField field : pinned.fields()) {
            FieldType type = wanted.field(field.name())
                    .orElseThrow(() -> vanished(pinned.key(), field))
                    .type();
            if (type != field.type() && !widens(field.type(), type)) {
                throw new StreamRefused("Field `" + field.name() + "` of stream `" + pinned.key() + "` holds "
                        + word(field.type()) + " and can not change to " + word(type) + ". "
                        + howToForget(pinned.key()));
            }
        }
    }

    static boolean widens(FieldType from, FieldType to) {
        return from == FieldType.INTEGER && to == FieldType.DECIMAL;
    }

    private static StreamRefused vanished(StreamKey stream, PinnedField field) {
        return new StreamRefused("Field `" + field.name() + "` of stream `" + stream + "` (\"" + field.title()
                + "\" in the source) is gone. Bring it back, map its new name to `" + field.name() + "`, or: "
                + howToForget(stream));
    }

    static String howToForget(StreamKey stream) {
        return "To read everything again in the new form, let the platform forget the stream's records: "
                + "DELETE /api/v1/sources/" + stream.source() + "/streams/" + stream.stream() + "/records.";
    }

    static String word(Enum<?> type) {
        return type.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String quoted(Iterable<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }
}
