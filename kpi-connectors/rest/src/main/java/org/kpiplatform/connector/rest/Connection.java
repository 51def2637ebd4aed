package org.kpiplatform.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.http.Origin;
import org.kpiplatform.connector.rest.http.Wire;
import org.kpiplatform.connector.rest.manifest.Lookup;
import org.kpiplatform.connector.rest.manifest.Manifest;
import org.kpiplatform.connector.rest.manifest.StreamManifest;
import org.kpiplatform.connector.rest.query.StreamQuery;
import org.kpiplatform.connector.rest.yaml.NearMiss;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// A manifest with a source's values in it, and the way to its API.
final class Connection implements AutoCloseable {

    private final Manifest manifest;
    private final Map<String, String> parameters;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Wire wire;
    private final Origin origin;
    private @Nullable Map<String, String> values;

    Connection(Manifest manifest, RestConfig config, SourceContext context) {
        this.manifest = manifest;
        this.parameters = manifest.values(config.parameters());
        manifest.headers().forEach((name, value) -> headers.put(name, value.with(parameters, it -> it)));
        this.wire = new Wire(address(manifest, config), config.timeout());
        this.origin = new Origin(
                wire,
                manifest.auth().login(config.credentials(), wire, context),
                manifest.errors(),
                manifest.rate(),
                context);
    }

    private static URI address(Manifest manifest, RestConfig config) {
        URI url = config.url() == null ? manifest.url() : config.url();
        if (url == null) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "The option `url` is missing; " + manifest.file() + " does not say where its API is.");
        }
        String text = url.toString();
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    List<StreamManifest> streams() {
        return List.copyOf(manifest.streams().values());
    }

    StreamQuery query(String stream) throws InterruptedException {
        StreamManifest found = manifest.streams().get(stream);
        if (found == null) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    manifest.file() + " has no stream `" + stream + "`"
                            + NearMiss.among(stream, manifest.streams().keySet()));
        }
        return new StreamQuery(found, origin, wire.base(), values(), headers);
    }

    /// Parameters, and what was looked up, once.
    private Map<String, String> values() throws InterruptedException {
        if (values == null) {
            Map<String, String> all = new LinkedHashMap<>(parameters);
            for (Map.Entry<String, Lookup> lookup : manifest.lookups().entrySet()) {
                all.put(lookup.getKey(), lookedUp(lookup.getValue()));
            }
            values = all;
        }
        return values;
    }

    private String lookedUp(Lookup lookup) throws InterruptedException {
        Call call = new Call(wire.base() + lookup.path().with(parameters, Call::encoded), List.of(), headers);
        JsonNode value = lookup.value().in(origin.ask(call).body());
        if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
            return value.asText();
        }
        if (lookup.defaultValue() == null) {
            throw new SourceException(
                    ErrorKind.CONFIG, "`" + call + "` was answered without a value at `" + lookup.value() + "`.");
        }
        return lookup.defaultValue().with(parameters, it -> it);
    }

    void requireOpen() {
        wire.requireOpen();
    }

    @Override
    public void close() {
        wire.close();
    }
}
