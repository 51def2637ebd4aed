package org.kpiplatform.connector.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What to read.
///
/// @param stream      the stream with its pinned fields; values are delivered in this order and with these types
/// @param after       resume strictly after this position, but for the lookback; null reads from the beginning
/// @param until       the bound that was fixed when the run started, exclusive: what the stream's cursor field
///     dates at or after it is left to the next run, so that a run ends however busy the origin is. Null for no
///     bound. A stream without a cursor field, or with one that is no time, takes no notice, and neither need a full
///     refresh: what it left out would look deleted. The platform then begins the next read so much earlier that
///     nothing is lost that shows late
/// @param lookback    how far before `after` to begin, for records that show late; they are delivered again,
///     which does no harm. Zero for none, and without meaning where the cursor field is no time
/// @param fullRefresh whether everything that exists is wanted, deletes by absence included; `after` then tells where
///                    an earlier attempt at the same refresh was cut off. False for what is new only, which from the
///                    beginning is everything, too
public record ReadRequest(
        StreamSpec stream, @Nullable Cursor after, @Nullable Instant until, Duration lookback, boolean fullRefresh) {

    public ReadRequest {
        Objects.requireNonNull(stream);
        if (lookback.isNegative()) {
            throw new IllegalArgumentException("a lookback can not be negative: " + lookback);
        }
    }

    /// Reads what is new, without bound and lookback.
    public ReadRequest(StreamSpec stream, @Nullable Cursor after) {
        this(stream, after, null, Duration.ZERO, false);
    }

    public ReadRequest withUntil(Instant bound) {
        return new ReadRequest(stream, after, bound, lookback, fullRefresh);
    }

    public ReadRequest withLookback(Duration span) {
        return new ReadRequest(stream, after, until, span, fullRefresh);
    }

    public ReadRequest asFullRefresh() {
        return new ReadRequest(stream, after, until, lookback, true);
    }
}
