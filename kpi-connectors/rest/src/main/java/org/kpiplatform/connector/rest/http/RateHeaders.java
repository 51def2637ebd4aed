package org.kpiplatform.connector.rest.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// The headers by which an API tells how much it may still be asked, and when to come again. `Retry-After` is always
/// understood.
///
/// ```yaml
/// rate: { remaining: X-RateLimit-Remaining, reset: X-RateLimit-Reset, reset_as: epoch_seconds }
/// ```
///
/// @param remaining header with the number of requests that are left; null where there is none
/// @param reset     header with the time when it is renewed; null where there is none
/// @param resetAs   how that time is written
/// @param usage     what an allowance is used up to, where each answer tells; null where none does
public record RateHeaders(
        @Nullable String remaining,
        @Nullable String reset,
        ResetAs resetAs,
        @Nullable Usage usage) {

    public static final RateHeaders NONE = new RateHeaders(null, null, ResetAs.EPOCH_SECONDS, null);

    /// How the time of renewal is written.
    public enum ResetAs {
        /// Since 1970.
        EPOCH_SECONDS,
        /// From now on.
        SECONDS,
        /// `2024-01-31T10:15:30Z`
        ISO
    }

    public static RateHeaders of(YamlValue value) {
        YamlMap map = value.map();
        RateHeaders rate = new RateHeaders(
                map.find("remaining").map(YamlValue::text).orElse(null),
                map.find("reset").map(YamlValue::text).orElse(null),
                map.get("reset_as", it -> it.word(ResetAs.class), ResetAs.EPOCH_SECONDS),
                map.find("usage").map(Usage::of).orElse(null));
        map.refuseOthers();
        return rate;
    }

    /// When the next request makes sense, as the answer says.
    Optional<Instant> until(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> retryAfter(text, now))
                .or(() -> reset == null
                        ? Optional.empty()
                        : headers.firstValue(reset).flatMap(it -> time(it, now)));
    }

    /// When an answer that was right was the last one for now.
    Optional<Instant> usedUpUntil(HttpHeaders headers, Instant now) {
        boolean usedUp = remaining != null
                && headers.firstValue(remaining)
                        .filter(it -> it.strip().equals("0"))
                        .isPresent();
        return usedUp
                ? until(headers, now).filter(now::isBefore)
                : usage == null ? Optional.empty() : usage.pause(headers).map(now::plus);
    }

    private static Optional<Instant> retryAfter(String text, Instant now) {
        try {
            return Optional.of(now.plus(seconds(text)));
        } catch (NumberFormatException _) {
            return date(text);
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Optional<Instant> time(String text, Instant now) {
        try {
            return Optional.of(
                    switch (resetAs) {
                        case EPOCH_SECONDS -> Instant.EPOCH.plus(seconds(text));
                        case SECONDS -> now.plus(seconds(text));
                        case ISO -> Instant.parse(text.strip());
                    });
        } catch (NumberFormatException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Math.ceil(Double.parseDouble(text.strip()) * 1000)));
    }
}
