package org.kpiplatform.app.source.push.body;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.problem.ProblemException;

/// How records stand in a body.
public enum PushFormat {
    /// An array of records, or a single one.
    JSON,
    /// A record a line.
    NDJSON,
    /// One event in its structured mode.
    EVENT,
    /// An array of events.
    EVENTS;

    /// The format of a media type.
    ///
    /// @throws ProblemException when records do not come in it
    public static PushFormat of(@Nullable String mediaType) {
        String essence =
                mediaType == null ? "" : mediaType.replaceFirst(";.*", "").strip();
        return switch (essence.toLowerCase(Locale.ROOT)) {
            case "application/json" -> JSON;
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> NDJSON;
            case "application/cloudevents+json" -> EVENT;
            case "application/cloudevents-batch+json" -> EVENTS;
            default ->
                throw ProblemException.of(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        "Found the Content-Type `" + ProblemException.quoted(essence)
                                + "`; expected application/json, application/x-ndjson, application/cloudevents+json or"
                                + " application/cloudevents-batch+json.");
        };
    }
}
