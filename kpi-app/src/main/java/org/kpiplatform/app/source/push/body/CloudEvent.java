package org.kpiplatform.app.source.push.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.source.push.body.PushedRow.Delete;
import org.kpiplatform.app.source.push.body.PushedRow.Nonsense;
import org.kpiplatform.app.source.push.body.PushedRow.Said;
import org.kpiplatform.app.source.push.body.PushedRow.Upsert;

/// The attributes of an event by CloudEvents 1.0 that matter here.
public record CloudEvent(String id, String source, String type) {

    /// `com.example.order.deleted`, `order.delete.v2`.
    private static final Pattern DELETION = Pattern.compile("(.*\\.)?deleted?(\\.v[0-9]+)?");

    /// Reads attributes.
    ///
    /// @param attribute gives the text of one, or null
    /// @param place     of the event, for what is said about it
    /// @throws ProblemException when this is no event of version 1.0
    static CloudEvent of(UnaryOperator<@Nullable String> attribute, String place) {
        String version = attribute.apply("specversion");
        if (!"1.0".equals(version)) {
            throw malformed(place + " is of CloudEvents version `" + version + "`; expected `specversion` 1.0.");
        }
        return new CloudEvent(
                required(attribute, "id", place),
                required(attribute, "source", place),
                required(attribute, "type", place));
    }

    /// The event that headers tell of, in the binary mode; empty where they tell of none.
    public static Optional<CloudEvent> ofHeaders(UnaryOperator<@Nullable String> header) {
        return header.apply("ce-specversion") == null
                ? Optional.empty()
                : Optional.of(of(name -> header.apply("ce-" + name), "The event"));
    }

    /// Reads an event in its structured mode.
    static PushedRow read(JsonValues.Numbered value) {
        String place = "Event " + value.number();
        if (!(value.value() instanceof ObjectNode event)) {
            throw malformed(place + " is " + PlainRows.kind(value.value()) + "; expected an object.");
        }
        CloudEvent attributes =
                of(name -> event.path(name).isTextual() ? event.path(name).textValue() : null, place);
        JsonNode data = event.path("data");
        Said said = event.has("data_base64")
                ? new Nonsense("The event carries `data_base64`; expected `data` with the record as JSON.")
                : attributes.said(data);
        return new PushedRow(value.number(), attributes.identity(), said, event);
    }

    /// What an event says with its data.
    Said said(JsonNode data) {
        boolean deletes = DELETION.matcher(type.toLowerCase(Locale.ROOT)).matches();
        if (data instanceof ObjectNode object) {
            return deletes ? new Delete(object) : new Upsert(object);
        }
        return new Nonsense("The data of the event is " + PlainRows.kind(data) + "; expected an object with "
                + (deletes ? "the key of the record that is gone." : "the fields of a record."));
    }

    /// The same text for the same event, by its source and id.
    String identity() {
        return "event " + KeptBody.digestOf(source + "\n" + id);
    }

    private static String required(UnaryOperator<@Nullable String> attribute, String name, String place) {
        String value = attribute.apply(name);
        if (value == null || value.isBlank()) {
            throw malformed(place + " has no `" + name + "`, which CloudEvents 1.0 requires.");
        }
        return value;
    }

    private static ProblemException malformed(String what) {
        return ProblemException.of(ProblemKind.MALFORMED_BODY, what + " Nothing of the body is stored.");
    }
}
