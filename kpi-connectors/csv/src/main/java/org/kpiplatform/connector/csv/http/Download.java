package org.kpiplatform.connector.csv.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// Brings one file from its server, in as many attempts as it takes: what came before a connection broke is kept where
/// the server can go on behind it and the file is still the same.
final class Download {

    private static final int ATTEMPTS = 5;
    private static final int REDIRECTS = 5;
    private static final int GLANCE_MILLIS = 20;
    private static final Pattern PART = Pattern.compile("bytes \\d{1,18}-(\\d{1,18})/(\\d{1,18})");

    /// What came.
    ///
    /// @param validators of the version that came
    /// @param whole      whether it is all of it
    record Arrived(Validators validators, boolean whole) {}

    private final HttpClient client;
    private final WebAccess access;
    private final ServerPermissions permissions;
    private final SourceContext context;
    private final URI url;
    private final Path target;
    private volatile Validators version = new Validators(null, null); // the client's threads write it
    private boolean byParts = true;

    Download(
            HttpClient client,
            WebAccess access,
            ServerPermissions permissions,
            SourceContext context,
            URI url,
            Path target) {
        this.client = client;
        this.access = access;
        this.permissions = permissions;
        this.context = context;
        this.url = url;
        this.target = target;
    }

    /// Brings it, or no more than its beginning.
    ///
    /// @param known of the version that is not wanted again, or null
    /// @param most  bytes that are wanted
    /// @return null where the file is still the known version
    @Nullable
    Arrived bring(@Nullable Validators known, long most) throws InterruptedException {
        IOException broken = null;
        long before = -1;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                long have = size();
                if (have <= before) {
                    version = new Validators(null, null); // no further than last time: not by parts, then
                }
                before = have;
                return attempt(known, most);
            } catch (ConnectException | SSLException e) {
                throw unreachable(e);
            } catch (IOException e) {
                broken = e;
            }
        }
        throw new SourceException(
                ErrorKind.TRANSIENT, Answers.named(url) + " broke off " + ATTEMPTS + " times: " + broken + ".", broken);
    }

    private SourceException unreachable(IOException e) {
        return e instanceof SSLException
                ? new SourceException(
                        ErrorKind.CONFIG, Answers.named(url) + " has no certificate that is trusted: " + e + ".", e)
                : new SourceException(ErrorKind.TRANSIENT, Answers.named(url) + " can not be reached: " + e + ".", e);
    }

    private @Nullable Arrived attempt(@Nullable Validators known, long most) throws IOException, InterruptedException {
        long have = version.strong() == null ? 0 : size();
        HttpResponse<Path> answer = send(url, known, have, most, 0);
        if (answer == null) {
            return new Arrived(version, false); // enough has come
        }
        int status = answer.statusCode();
        if (status == 304 && known != null) {
            return null;
        }
        if (status == 416 || (status == 206 && !beginsAt(have, answer.headers()))) {
            byParts = false;
            throw new IOException("the server can not send a part of it");
        }
        new Answers(url, context).requireFile(answer);
        requireProgress(size(), System.nanoTime());
        boolean whole = status == 200 || isAll(answer);
        if (!whole && most == Long.MAX_VALUE) {
            throw new IOException("the server sends less than was asked for");
        }
        return new Arrived(Validators.of(answer), whole);
    }

    private static boolean beginsAt(long have, HttpHeaders headers) {
        return headers.firstValue("Content-Range").orElse("").startsWith("bytes " + have + "-");
    }

    /// Of an answer with a part: whether that ends where the file ends.
    private static boolean isAll(HttpResponse<?> answer) {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        Matcher parts = PART.matcher(range);
        return parts.matches() && Long.parseLong(parts.group(2)) == Long.parseLong(parts.group(1)) + 1;
    }

    private @Nullable HttpResponse<Path> send(URI at, @Nullable Validators known, long have, long most, int redirects)
            throws IOException, InterruptedException {
        permissions.require(at);
        context.budget().acquire(1);
        HttpRequest.Builder request =
                access.request(at, WebAccess.isSameHost(url, at)).GET();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-" + (most == Long.MAX_VALUE ? "" : most - 1));
            request.header("If-Range", String.valueOf(version.strong()));
        } else {
            if (known != null) {
                known.askForNewer(request);
            }
            if (byParts && most < access.largest()) {
                request.header("Range", "bytes=0-" + (most - 1));
            }
        }
        HttpResponse<Path> answer = await(client.sendAsync(request.build(), writing(have)), most);
        if (answer != null && answer.statusCode() / 100 == 3 && answer.statusCode() != 304) {
            return send(next(at, answer, redirects), known, have, most, redirects + 1);
        }
        return answer;
    }

    private URI next(URI at, HttpResponse<?> answer, int redirects) {
        URI to = location(at, answer);
        if (redirects >= REDIRECTS) {
            throw new SourceException(ErrorKind.CONFIG, Answers.named(url) + " leads from one address to the next.");
        }
        if (!access.mayFollow(url, to)) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    Answers.named(url) + " leads to `" + to.getScheme() + "://" + to.getHost()
                            + "`, which is another server. Name that host in `allowed_hosts` if it is meant.");
        }
        return to;
    }

    private URI location(URI at, HttpResponse<?> answer) {
        try {
            return answer.headers().firstValue("Location").map(at::resolve).orElse(at);
        } catch (IllegalArgumentException e) {
            throw new SourceException(ErrorKind.TRANSIENT, Answers.named(url) + " leads to what is no address.", e);
        }
    }

    private BodyHandler<Path> writing(long have) {
        return info -> {
            boolean part = info.statusCode() == 206 && have > 0;
            if (info.statusCode() != 200 && !(info.statusCode() == 206 && beginsAt(have, info.headers()))) {
                return BodySubscribers.replacing(target);
            }
            version = new Validators(
                    info.headers().firstValue("ETag").orElse(null),
                    info.headers().firstValue("Last-Modified").orElse(null));
            return part
                    ? BodySubscribers.ofFile(target, StandardOpenOption.WRITE, StandardOpenOption.APPEND)
                    : BodySubscribers.ofFile(
                            target,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
        };
    }

    /// Looks on while bytes come: too many, none any more, or enough, which is null.
    private @Nullable HttpResponse<Path> await(CompletableFuture<HttpResponse<Path>> answer, long most)
            throws IOException, InterruptedException {
        long size = size();
        long moved = System.nanoTime();
        try {
            while (true) {
                try {
                    return answer.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    long now = size();
                    moved = now == size ? moved : System.nanoTime();
                    size = now;
                    requireProgress(size, moved);
                    if (size >= most) {
                        return null;
                    }
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private void requireProgress(long size, long moved) throws IOException {
        if (size > access.largest()) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    Answers.named(url) + " has more than " + access.largest() + " bytes, which `max_bytes` permits.");
        }
        if (Duration.ofNanos(System.nanoTime() - moved).compareTo(access.patience()) > 0) {
            throw new IOException("nothing came for " + access.patience().toSeconds() + " seconds");
        }
    }

    private long size() throws IOException {
        return Files.exists(target) ? Files.size(target) : 0;
    }
}
