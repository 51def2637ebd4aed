package org.kpiplatform.connector.spi;

import java.time.Duration;
import java.util.Objects;

/// The field by which a stream tells what is new, and how far it can be trusted.
///
/// An issue tracker that cuts times to seconds, and shows a change up to a minute late:
///
/// ```java
/// CursorField.of("updated_at", Duration.ofSeconds(1)).withLookback(Duration.ofMinutes(1))
/// ```
///
/// @param field       a timestamp, a date or a whole number that grows with every change of a record
/// @param granularity the least by which two values differ: `PT1S` where the origin cuts to seconds, `P1D` for dates,
///                    zero for numbers. Records with equal values are ties: a cursor moves past a value only when all
///                    records that have it were delivered
/// @param missing     what becomes of a record without a value
/// @param lookback    how far before its cursor an incremental read begins, for records that show late. The platform
///                    hands it over with each [ReadRequest], where an operator may have changed it
/// @param safetyLag   how far before the present a read ends, for records that are being written and for clocks that
///                    disagree. The platform subtracts it for [ReadRequest#until]
public record CursorField(String field, Duration granularity, Missing missing, Duration lookback, Duration safetyLag) {

    /// What becomes of a record that has no value in the cursor field, such as one that was never updated.
    public enum Missing {
        /// The read fails with [ErrorKind#DATA]: such a record ought not to exist.
        RAISE,
        /// It is read, by a value that the connector derives, such as the time of creation.
        INCLUDE,
        /// It is left out, and the connector's page says so.
        EXCLUDE
    }

    public CursorField {
        Objects.requireNonNull(field);
        Objects.requireNonNull(missing);
        requireSpan("granularity", granularity);
        requireSpan("lookback", lookback);
        requireSpan("safety lag", safetyLag);
    }

    /// A field that every record must have, without lookback and lag.
    public static CursorField of(String field, Duration granularity) {
        return new CursorField(field, granularity, Missing.RAISE, Duration.ZERO, Duration.ZERO);
    }

    public CursorField withMissing(Missing policy) {
        return new CursorField(field, granularity, policy, lookback, safetyLag);
    }

    public CursorField withLookback(Duration span) {
        return new CursorField(field, granularity, missing, span, safetyLag);
    }

    public CursorField withSafetyLag(Duration span) {
        return new CursorField(field, granularity, missing, lookback, span);
    }

    private static void requireSpan(String what, Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("the " + what + " of a cursor can not be negative: " + span);
        }
    }
}
