package org.kpiplatform.connector.csv.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Secret;

/// How servers are asked.
///
/// @param user         with `password`, or neither
/// @param token        a bearer token, or null
/// @param allowedHosts where redirects may lead beside the host of the address itself
/// @param patience     how long a server may send nothing
/// @param largest      how many bytes a file may have
public record WebAccess(
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Secret token,
        List<String> allowedHosts,
        Duration patience,
        long largest) {

    public WebAccess {
        allowedHosts = List.copyOf(allowedHosts);
    }

    HttpRequest.Builder request(URI url, boolean withCredential) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("User-Agent", "kpi-platform")
                .header("Accept-Encoding", "gzip");
        if (withCredential && token != null) {
            request.header("Authorization", "Bearer " + token.reveal());
        } else if (withCredential && user != null) {
            String pair = user + ":" + (password == null ? "" : password.reveal());
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        }
        return request;
    }

    /// Whether a redirect may be followed; the credential goes to the first host only.
    boolean mayFollow(URI from, URI to) {
        boolean known = to.getHost() != null && (isSameHost(from, to) || isAllowed(to.getHost()));
        return known && ("https".equals(to.getScheme()) || (isPlain(from) && isPlain(to)));
    }

    static boolean isSameHost(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost()) && one.getPort() == other.getPort();
    }

    private static boolean isPlain(URI url) {
        return "http".equals(url.getScheme());
    }

    private boolean isAllowed(String host) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
