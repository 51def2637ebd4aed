package org.kpiplatform.connector.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A GET request that is not signed yet, and may be shown to people.
///
/// @param location scheme, host and path, encoded
/// @param query    not encoded; a name may come twice
public record Call(String location, List<Parameter> query, Map<String, String> headers) {

    /// A parameter of the query.
    public record Parameter(String name, String value) {}

    public Call {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /// The call to which a link leads. Headers stay.
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
        return new Call(link.getScheme() + "://" + link.getRawAuthority() + path, parameters, headers);
    }

    /// With one parameter of this name.
    public Call with(String name, String value) {
        List<Parameter> parameters = new ArrayList<>(query);
        parameters.removeIf(it -> it.name().equals(name));
        parameters.add(new Parameter(name, value));
        return new Call(location, parameters, headers);
    }

    public Call withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(location, query, more);
    }

    /// The number that a parameter has, which this call was made with.
    public int number(String name) {
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
        return uri().toString();
    }
}
