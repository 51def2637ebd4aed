package org.kpiplatform.connector.rest.read;

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
        this.values = Map.copyOf(values);
        this.headers = Map.copyOf(headers);
        this.identification = new Identification(stream, this);
    }

    public StreamManifest stream() {
        return stream;
    }

    /// The first page of everything.
    Page everything() throws InterruptedException {
        return ask(stream.paging().first(stream.request().call(base, values, headers)));
    }

    /// The first page of what changed at this time or later.
    Page from(CursorManifest cursor, Instant time) throws InterruptedException {
        Map<String, String> filled = new LinkedHashMap<>(values);
        filled.put("from", cursor.format().render(time, zone(cursor.zone().text())));
        return ask(stream.paging().first(stream.request().call(base, filled, headers)));
    }

    /// From when on a question really asks: earlier than it was meant to where a local time comes twice.
    Instant meaning(CursorManifest cursor, Instant time) {
        ZoneId zone = zone(cursor.zone().text());
        return cursor.format().parse(cursor.format().render(time, zone), zone);
    }

    /// The page after this one, which is not the last.
    Page following(Page page) throws InterruptedException {
        return ask(page.next().orElseThrow());
    }

    /// The zone of times that carry none.
    ZoneId zone(FieldManifest field) {
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
        Answer answer = origin.get(call);
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
        return new Page(call, found, next, total);
    }
}
