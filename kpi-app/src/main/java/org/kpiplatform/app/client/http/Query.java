package org.kpiplatform.app.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A path below `/api/v1` with its parameters, encoded.
public final class Query {

    private final String text;

    private Query(String text) {
        this.text = text;
    }

    /// A path of segments. What users typed can not leave its segment.
    public static Query of(String... segments) {
        return new Query(Stream.of(segments).map(Query::encoded).collect(Collectors.joining("/", "/", "")));
    }

    /// The same with one more parameter, or as it is where the parameter has no value.
    public Query with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        return new Query(text + (text.contains("?") ? "&" : "?") + name + "=" + encoded(value.toString()));
    }

    /// The same with one more parameter for each value.
    public Query withAll(String name, Collection<String> values) {
        Query query = this;
        for (String value : values) {
            query = query.with(name, value);
        }
        return query;
    }

    @Override
    public String toString() {
        return text;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
