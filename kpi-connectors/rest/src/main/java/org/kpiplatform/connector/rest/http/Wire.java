package org.kpiplatform.connector.rest.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// The connection to one host. Redirects are never followed: they would take credentials elsewhere. Thread-safe.
public final class Wire implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final long LARGEST_ANSWER = 64L << 20;

    private final URI base;
    private final Duration timeout;
    private final HttpClient client;
    private volatile boolean closed;

    /// Connects to nothing yet.
    ///
    /// @param base    of all paths, without a slash at its end
    /// @param timeout of one request
    public Wire(URI base, Duration timeout) {
        this.base = base;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(base.getScheme().equals("https") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
    }

    public URI base() {
        return base;
    }

    /// Refuses what is on another host than the configured one: answers may link anywhere.
    void requireHome(Call call) {
        URI uri = call.uri();
        if (!origin(uri).equals(origin(base))) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "An answer links to `" + origin(uri) + "`, while this source is configured for `" + origin(base)
                            + "`, and links are followed on that host only. If both are the same system, configure the"
                            + " address that it links to, or let the manifest page by number or offset.");
        }
    }

    HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(timeout).setHeader("Accept", "application/json");
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        requireOpen();
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        } finally {
            requireOpen();
        }
    }

    public void requireOpen() {
        if (closed) {
            throw new SourceException(ErrorKind.TRANSIENT, "The source was closed while it was being read.");
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case HttpConnectTimeoutException _ -> "nobody answered within " + CONNECT.toSeconds() + " seconds";
            case HttpTimeoutException _ -> "the answer took too long";
            case UnknownHostException _ -> "there is no such host";
            case ConnectException _ -> "nobody takes connections there";
            default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        };
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
