package org.kpiplatform.app.source.push.body;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a body says, one record after the other.
public final class PushedRows implements AutoCloseable {

    private final JsonValues values;
    private final PushFormat format;
    private final @Nullable CloudEvent headers;

    private PushedRows(JsonValues values, PushFormat format, @Nullable CloudEvent headers) {
        this.values = values;
        this.format = format;
        this.headers = headers;
    }

    /// Begins to read a body.
    ///
    /// @param event that the headers tell of, whose data the body is; null where they tell of none
    public static PushedRows of(KeptBody body, PushFormat format, @Nullable CloudEvent event) throws IOException {
        return new PushedRows(new JsonValues(body.open(), format == PushFormat.NDJSON), format, event);
    }

    /// The next; empty after the last.
    ///
    /// @throws org.kpiplatform.app.problem.ProblemException where the body is not of its format
    public Optional<PushedRow> next() {
        return values.next().map(this::row);
    }

    private PushedRow row(JsonValues.Numbered value) {
        return switch (format) {
            case JSON, NDJSON -> headers == null ? PlainRows.read(value) : dataOf(headers, value);
            case EVENT, EVENTS -> CloudEvent.read(value);
        };
    }

    private static PushedRow dataOf(CloudEvent event, JsonValues.Numbered data) {
        return new PushedRow(data.number(), event.identity(), event.said(data.value()), data.value());
    }

    @Override
    public void close() throws IOException {
        values.close();
    }
}
