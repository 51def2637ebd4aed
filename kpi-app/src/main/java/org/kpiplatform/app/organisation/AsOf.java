package org.kpiplatform.app.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.kpiplatform.app.problem.ProblemException;

/// A moment in the past of which somebody asks what was known.
///
/// @param moment what had been published by then counts
public record AsOf(Instant moment) {

    /// A clock that stands still: at the moment, or now where that is to come.
    public Clock clock(Clock present) {
        Instant now = present.instant();
        return Clock.fixed(moment.isBefore(now) ? moment : now, present.getZone());
    }

    /// Reads the parameter `as_of`.
    ///
    /// @param zone where a day ends
    /// @throws ProblemException when it is neither a day nor an instant
    public static AsOf parse(String text, ZoneId zone) {
        try {
            return new AsOf(
                    text.length() <= "2011-03-31".length()
                            ? LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(zone)
                                    .toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            throw ProblemException.invalidParameter(
                    "as_of",
                    "`as_of=" + ProblemException.quoted(text) + "` is no moment. Write a day, which means its end"
                            + " (`2011-03-31`), or an instant (`2011-03-31T12:00:00Z`).");
        }
    }
}
