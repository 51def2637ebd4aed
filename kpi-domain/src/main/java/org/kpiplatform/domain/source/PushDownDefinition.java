package org.kpiplatform.domain.source;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// That the records of a stream stay where they are: the source is asked for the days' numbers instead.
///
/// @param from  the first day that is asked for
/// @param again for how many days before its end every sync asks again, since records change late; null for
///     [#USUALLY_AGAIN]
public record PushDownDefinition(
        @Nullable LocalDate from, @Nullable Integer again) {

    /// A month, and some days for the one before it.
    public static final int USUALLY_AGAIN = 35;

    /// For how many days every sync asks again.
    public int daysAgain() {
        return again == null ? USUALLY_AGAIN : again;
    }
}
