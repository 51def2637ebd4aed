package org.kpiplatform.connector.rest.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kpiplatform.connector.rest.field.FieldManifest;
import org.kpiplatform.connector.rest.http.Answer;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.http.Origin;
import org.kpiplatform.connector.rest.manifest.CursorManifest;
import org.kpiplatform.connector.rest.manifest.Export;
import org.kpiplatform.connector.rest.manifest.StreamManifest;
import org.kpiplatform.connector.rest.manifest.Template;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// Asks for the pages of one stream.
public final class StreamQuery {

    private final StreamManifest stream;
    private final Origin origin;
    private final URI base;
    private final Map<String, String> values;
    private final Map<String, String> headers;
    private final Identification identification;

    /// @param values what stands for the names in templates
    public StreamQuery(
            StreamManifest stream, Origin origin, URI base, Map<String, String> values, Map<String, String> headers) {
        this.stream = stream;
        this.origin = origin;
        this.base = base;
        this.values = new LinkedHashMap<>(values);
        this.values.putAll(stream.values());
        this.headers = Map.copyOf(headers);
        this.identification = new Identification(stream, this);
    }

    public StreamManifest stream() {
        return stream;
    }

    /// The first page of everything.
    public Page everything() throws InterruptedException {
        return ask(stream.paging().first(call(Map.of())));
    }

    /// The first page of what changed at this time or later.
    public Page from(CursorManifest cursor, Instant time) throws InterruptedException {
        return ask(stream.paging().first(call(Map.of("from", rendered(cursor, time)))));
    }

    /// The first page of what changed in a window of time.
    ///
    /// @param until exclusive; where the API takes it for inclusive, some of what follows comes as well
    public Page within(CursorManifest cursor, Instant from, Instant until) throws InterruptedException {
        return ask(
                stream.paging().first(call(Map.of("from", rendered(cursor, from), "until", rendered(cursor, until)))));
    }

    /// What an export hands out from where an earlier answer ended.
    public Page on(Export export, String token) throws InterruptedException {
        return ask(call(Map.of("from", "")).without(export.replaced()).with(export.parameter(), token));
    }

    private Call call(Map<String, String> times) {
        Map<String, String> filled = new LinkedHashMap<>(values);
        filled.putAll(times);
        return stream.request().call(base, filled, headers);
    }

    private String rendered(CursorManifest cursor, Instant time) {
        return cursor.format().render(time, zone(cursor.zone().text()));
    }

    /// By the platform's clock.
    public Instant now() {
        return origin.now();
    }

    /// From when on a question really asks: earlier than it was meant to where a local time comes twice.
    public Instant meaning(CursorManifest cursor, Instant time) {
        ZoneId zone = zone(cursor.zone().text());
        return cursor.format().parse(cursor.format().render(time, zone), zone);
    }

    /// The page after this one, which is not the last.
    public Page following(Page page) throws InterruptedException {
        return ask(page.next().orElseThrow());
    }

    /// The zone of times that carry none.
    public ZoneId zone(FieldManifest field) {
        return field.zone() == null ? ZoneId.of("UTC") : zone(field.zone());
    }

    private ZoneId zone(String template) {
        String name = new Template(template).with(values, it -> it);
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "`" + name + "`, which `" + template + "` stands for, is no time zone such as `Europe/Berlin`.");
        }
    }

    private Page ask(Call call) throws InterruptedException {
        Answer answer = origin.ask(call);
        JsonNode records = stream.records().in(answer.body());
        if (!records.isArray()) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "`" + call + "` was answered without a list of records at `" + stream.records()
                            + "`, where the manifest's `records` expects it; found "
                            + (records.isMissingNode() ? "nothing" : records.getNodeType()) + " there.");
        }
        List<Found> found = new ArrayList<>();
        records.forEach(json -> identification.of(json).ifPresent(found::add));
        long total =
                stream.total() == null ? 0 : stream.total().in(answer.body()).asLong();
        Optional<Call> next = stream.paging().next(answer, records.size());
        return new Page(call, found, next, total, answer.body());
    }
}
