package org.kpiplatform.app.client.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.util.LinkedHashMap;
import java.util.Map;

/// A body as it is sent.
///
/// @param headers beside the content type
public record Sent(String type, BodyPublisher body, Map<String, String> headers) {

    public Sent {
        headers = Map.copyOf(headers);
    }

    public Sent(String type, BodyPublisher body) {
        this(type, body, Map.of());
    }

    /// The same with one more header.
    public Sent with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Sent(type, body, more);
    }
}
