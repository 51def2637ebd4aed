package org.kpiplatform.app.source.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTables;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.StreamDefinition;

/// Compares a stream as it is found now with what is pinned of it and what its definition says. Types come from
/// the definition, else from the pin, else from the data.
final class StreamDrift {

    private final StreamKey key;
    private final StreamDefinition defined;
    private final @Nullable PinnedStream pinned;
    private final List<String> notes = new ArrayList<>();

    private StreamDrift(StreamKey key, StreamDefinition defined, @Nullable PinnedStream pinned) {
        this.key = key;
        this.defined = defined;
        this.pinned = pinned;
    }

    /// What a stream should be pinned as.
    ///
    /// @param notes sentences about what is different now
    record Wanted(PinnedStream stream, List<String> notes) {

        Wanted {
            notes = List.copyOf(notes);
        }
    }

    /// Compares.
    ///
    /// @throws SourceException when the definition does not fit what is found
    static Wanted compare(StreamKey key, StreamSpec found, StreamDefinition defined, Optional<PinnedStream> pinned) {
        return new StreamDrift(key, defined, pinned.orElse(null)).compare(found);
    }

    private Wanted compare(StreamSpec found) {
        List<PinnedField> fields = found.fields().stream().map(this::field).toList();
        PinnedStream wanted = new PinnedStream(key, fields, keys(found));
        requireFields(wanted, defined.fields().keySet(), "gives a type to");
        requireFields(wanted, wanted.keys(), "names as its key");
        requireTime(wanted);
        return new Wanted(wanted, notes);
    }

    private List<String> keys(StreamSpec found) {
        if (!defined.key().isEmpty()) {
            return defined.key();
        }
        return pinned == null ? found.key() : pinned.keys();
    }

    private PinnedField field(FieldSpec found) {
        FieldType type = FieldType.valueOf(found.type().name());
        FieldType defines = defined.fields().get(found.name());
        PinnedField known = pinned == null ? null : pinned.field(found.name()).orElse(null);
        if (known == null) {
            FieldType fresh = defines == null ? type : defines;
            if (pinned != null) {
                notes.add("Field `" + found.name() + "` (" + word(fresh)
                        + ") is new; records read before have no value in it.");
            }
            return new PinnedField(found.name(), fresh, found.title());
        }
        return new PinnedField(found.name(), defines == null ? kept(known, type) : defines, known.title());
    }

    private FieldType kept(PinnedField known, FieldType suggested) {
        if (RecordTables.widens(known.type(), suggested)) {
            notes.add("Field `" + known.name() + "` held whole numbers only and takes decimals from now on.");
            return suggested;
        }
        if (!fits(suggested, known.type())) {
            notes.add("Field `" + known.name() + "` looks like " + word(suggested) + " now. It stays "
                    + word(known.type()) + ", and rows that do not fit go to quarantine.");
        }
        return known.type();
    }

    private static boolean fits(FieldType suggested, FieldType pinned) {
        return suggested == pinned || pinned == FieldType.TEXT || RecordTables.widens(suggested, pinned);
    }

    private void requireFields(PinnedStream wanted, Iterable<String> names, String how) {
        Set<String> known =
                wanted.fields().stream().map(PinnedField::name).collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            if (!known.contains(name)) {
                throw config("The definition of stream `" + key + "` " + how + " `" + name
                        + "`, which is no field of it." + DidYouMean.question(name, known) + " Its fields are `"
                        + String.join("`, `", known) + "`.");
            }
        }
    }

    private void requireTime(PinnedStream wanted) {
        String time = defined.time();
        if (time == null) {
            return;
        }
        requireFields(wanted, List.of(time), "names as its time");
        FieldType type = wanted.type(time);
        if (!type.isTime()) {
            throw config(
                    "Field `" + time + "` is to date the records of stream `" + key + "`, but it holds " + word(type)
                            + ". Tell the connector the format of its values, or give its type in the definition: `fields: { "
                            + time + ": date }`.");
        }
    }

    private static SourceException config(String message) {
        return new SourceException(ErrorKind.CONFIG, message);
    }

    private static String word(FieldType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
