package org.kpiplatform.connector.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request that is not signed yet, and may be shown to people.
///
/// @param location scheme, host and path, encoded
/// @param query    not encoded; a name may come twice
/// @param body     what is posted, which nobody may change; null for a GET request
public record Call(
        String location,
        List<Parameter> query,
        Map<String, String> headers,
        @Nullable ObjectNode body) {

    /// A parameter of the query.
    public record Parameter(String name, String value) {}

    public Call {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public Call(String location, List<Parameter> query, Map<String, String> headers) {
        this(location, query, headers, null);
    }

    /// The call to which a link leads. Headers and body stay.
    public Call to(URI link) {
        String raw = link.getRawQuery();
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.add(new Parameter(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8)));
        }
        String path = link.getRawPath();
        return new Call(link.getScheme() + "://" + link.getRawAuthority() + path, parameters, headers, body);
    }

    /// With one parameter of this name.
    public Call with(String name, String value) {
        List<Parameter> parameters = new ArrayList<>(query);
        parameters.removeIf(it -> it.name().equals(name));
        parameters.add(new Parameter(name, value));
        return new Call(location, parameters, headers, body);
    }

    /// Without the parameters of these names.
    public Call without(Set<String> names) {
        List<Parameter> left =
                query.stream().filter(it -> !names.contains(it.name())).toList();
        return new Call(location, left, headers, body);
    }

    /// With a parameter that says which page is meant: in the body, where there is one, else in the query.
    public Call asking(String name, String value) {
        return body == null ? with(name, value) : posting(body.deepCopy().put(name, value));
    }

    /// As [#asking(String, String)], with a number.
    public Call asking(String name, int value) {
        return body == null
                ? with(name, String.valueOf(value))
                : posting(body.deepCopy().put(name, value));
    }

    private Call posting(ObjectNode other) {
        return new Call(location, query, headers, other);
    }

    public Call withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(location, query, more, body);
    }

    /// The number that a parameter has, which this call was made with by [#asking(String, int)].
    public int number(String name) {
        if (body != null) {
            return body.path(name).asInt();
        }
        return query.stream()
                .filter(it -> it.name().equals(name))
                .mapToInt(it -> Integer.parseInt(it.value()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a page was asked for without `" + name + "`"));
    }

    public URI uri() {
        return URI.create(query.isEmpty() ? location : location + "?" + encoded(query));
    }

    /// Parameters as a query or a form, with `%20` for blanks, which every server understands.
    public static String encoded(List<Parameter> parameters) {
        return parameters.stream()
                .map(it -> encoded(it.name()) + "=" + encoded(it.value()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /// For people.
    @Override
    public String toString() {
        return body == null ? uri().toString() : "POST " + uri() + " " + body;
    }
}
