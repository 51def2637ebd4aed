package org.kpiplatform.connector.tryton.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

/// Where a database of a Tryton is.
///
/// @param url      of the server
/// @param database its name
/// @param user     the login of the account that asks
public record Address(URI url, String database, String user) {

    URI server() {
        String text = url.toString();
        return URI.create(text.endsWith("/") ? text : text + "/");
    }

    URI rpc() {
        return server().resolve(URLEncoder.encode(database, UTF_8).replace("+", "%20") + "/");
    }

    /// For people.
    @Override
    public String toString() {
        return rpc().toString();
    }
}
