package org.kpiplatform.connector.tryton.rpc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// The connection to one server. Redirects are never followed: they would take the session elsewhere. Thread-safe.
final class Wire implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final long LARGEST_ANSWER = 64L << 20;

    private final Duration timeout;
    private final HttpClient client;
    private volatile boolean closed;

    Wire(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1) // trytond speaks no other
                .build();
    }

    HttpResponse<byte[]> post(URI uri, byte[] body, @Nullable String authorization) throws InterruptedException {
        requireOpen();
        try {
            return client.send(
                    request(uri, body, authorization, timeout),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        } catch (IOException e) {
            requireOpen();
            throw new SourceException(
                    ErrorKind.TRANSIENT, "Tryton at `" + uri + "` can not be reached: " + reason(e) + ".", e);
        }
    }

    /// A last request, whose answer nobody needs. Does not throw, and takes no longer than two seconds.
    void farewell(URI uri, byte[] body, String authorization) {
        try {
            client.sendAsync(request(uri, body, authorization, FAREWELL), BodyHandlers.discarding())
                    .join();
        } catch (CompletionException _) {
            // the session ends by itself, after its time
        }
    }

    private static HttpRequest request(URI uri, byte[] body, @Nullable String authorization, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        if (authorization != null) {
            request.setHeader("Authorization", authorization);
        }
        return request.build();
    }

    void requireOpen() {
        if (closed) {
            throw new SourceException(ErrorKind.TRANSIENT, "The source was closed while it was being read.");
        }
    }

    boolean isClosed() {
        return closed;
    }

    /// From now on no request begins.
    void shut() {
        closed = true;
    }

    @Override
    public void close() {
        shut();
        client.shutdownNow();
    }

    private static String reason(IOException e) {
        return switch (e) {
            case HttpConnectTimeoutException _ -> "nobody answered within " + CONNECT.toSeconds() + " seconds";
            case HttpTimeoutException _ -> "the answer took too long";
            case UnknownHostException _ -> "there is no such host";
            case ConnectException _ -> "nobody takes connections there";
            default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        };
    }
}
