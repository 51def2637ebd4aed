package org.kpiplatform.connector.csv.http;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// What answers of servers mean that are no file.
record Answers(URI url, SourceContext context) {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /// The address as it may be told: a query may hold a key.
    static String named(URI url) {
        return "`" + WebFiles.name(url) + "`";
    }

    void requireFile(HttpResponse<?> answer) {
        int status = answer.statusCode();
        switch (status) {
            case 200, 206 -> requireEncoding(answer);
            case 404, 410 ->
                throw failure(ErrorKind.DATA, "is not there (" + status + "). It may come; if not, see its address.");
            case 401, 403, 407 ->
                throw failure(
                        ErrorKind.CONFIG,
                        "may not be read (" + status + "). See `user`, `password` and `token`, and the rights there.");
            case 429, 503 -> throw busy(answer);
            default ->
                throw failure(
                        status >= 500 || status == 408 ? ErrorKind.TRANSIENT : ErrorKind.CONFIG,
                        "is answered with the status " + status + ".");
        }
    }

    private void requireEncoding(HttpResponse<?> answer) {
        String encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")
                && !encoding.toLowerCase(Locale.ROOT).endsWith("gzip")) {
            throw failure(
                    ErrorKind.DATA, "comes in the encoding `" + encoding + "`, where gzip or none was asked for.");
        }
    }

    private SourceException busy(HttpResponse<?> answer) {
        Optional<Instant> told = answer.headers().firstValue("Retry-After").flatMap(this::time);
        if (told.isEmpty() && answer.statusCode() == 503) {
            return failure(ErrorKind.TRANSIENT, "is answered with the status 503.");
        }
        Instant until = told.orElseGet(() -> context.clock().instant().plus(PAUSE));
        context.budget().pauseUntil(until);
        return SourceException.rateLimited(
                named(url) + " is not to be asked before " + until + " (" + answer.statusCode() + ").", until);
    }

    private Optional<Instant> time(String retryAfter) {
        try {
            return Optional.of(
                    retryAfter.strip().matches("\\d{1,7}")
                            ? context.clock().instant().plusSeconds(Long.parseLong(retryAfter.strip()))
                            : ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private SourceException failure(ErrorKind kind, String what) {
        return new SourceException(kind, named(url) + " " + what);
    }
}
