package org.kpiplatform.app.source.push.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.domain.syntax.NearMiss;

/// Makes the values of a record from an object, by the types that its stream declares.
public final class RecordReading {

    private final PinnedStream stream;
    private final Set<String> declared;
    private final boolean ignoresOthers;

    /// @param declared      the fields that may come; the stream may have more, of earlier definitions
    /// @param ignoresOthers whether others are left out, instead of refused
    public RecordReading(PinnedStream stream, Set<String> declared, boolean ignoresOthers) {
        this.stream = stream;
        this.declared = Set.copyOf(declared);
        this.ignoresOthers = ignoresOthers;
    }

    /// What became of an object.
    public sealed interface Reading {}

    /// The values that it has.
    ///
    /// @param values one for each field of the stream, in their order
    public record Values(List<@Nullable Object> values) implements Reading {}

    /// That it does not fit.
    ///
    /// @param field  the one that does not fit; null where there are too few or too many
    /// @param reason a sentence
    public record Flaw(@Nullable String field, String reason) implements Reading {}

    /// Reads a record as it is now: a field that is left out has no value.
    public Reading record(ObjectNode object) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!declared.contains(name) && !ignoresOthers) {
                return unknown(name, declared);
            }
        }
        return values(object, false);
    }

    /// Reads a key. Fields that are not in it are passed over, so that a whole record will do.
    public Reading key(ObjectNode object) {
        return values(object, true);
    }

    /// The values of a key as far as they can be read, in the key's order.
    public List<@Nullable Object> keyOf(ObjectNode object) {
        List<@Nullable Object> key = new ArrayList<>(stream.keys().size());
        for (String name : stream.keys()) {
            JsonNode value = object.get(name);
            PinnedField field = stream.field(name).orElseThrow();
            key.add(value == null || value.isNull() ? null : JsonFields.read(field.type(), value));
        }
        return key;
    }

    private Reading values(ObjectNode object, boolean keyOnly) {
        List<@Nullable Object> values = new ArrayList<>(stream.fields().size());
        for (PinnedField field : stream.fields()) {
            JsonNode value = object.get(field.name());
            boolean isKey = stream.keys().contains(field.name());
            if (isKey && (value == null || value.isNull())) {
                return new Flaw(field.name(), "`" + field.name() + "` is missing, but identifies the record.");
            }
            boolean counts = keyOnly ? isKey : declared.contains(field.name());
            Object read = null;
            if (counts && value != null && !value.isNull()) {
                read = JsonFields.read(field.type(), value);
                if (read == null) {
                    return new Flaw(field.name(), JsonFields.complaint(field, value));
                }
            }
            values.add(read);
        }
        return new Values(values);
    }

    private static Flaw unknown(String name, Set<String> known) {
        String meant = NearMiss.of(name, known)
                .map(it -> " Did you mean `" + it + "`?")
                .orElse("");
        return new Flaw(
                name,
                "The stream declares no field `" + name + "`." + meant
                        + " Declare it, leave it out, or let the source have `additional_fields: ignore`.");
    }
}
