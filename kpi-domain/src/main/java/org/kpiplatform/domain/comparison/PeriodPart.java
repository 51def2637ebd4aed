package org.kpiplatform.domain.comparison;

import java.time.LocalDate;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.working.WorkingDays;

/// A period from its first day on: the whole of it, or less.
///
/// @param end         the day after the last one that counts; after the period's start, and not after its end
/// @param workingDays of those that count
public record PeriodPart(Period period, LocalDate end, int workingDays) {

    public PeriodPart {
        if (!end.isAfter(period.start()) || end.isAfter(period.end())) {
            throw new IllegalArgumentException("%s has no part that ends before %s.".formatted(period, end));
        }
    }

    static PeriodPart of(Period period, LocalDate end, WorkingDays workingDays) {
        return new PeriodPart(period, end, workingDays.between(period.start(), end));
    }

    public boolean isWhole() {
        return end.equals(period.end());
    }

    /// How many days count.
    public int days() {
        return span().days();
    }

    /// The days that count, as something that can be measured. Labelled with the first and the last day where
    /// it is less than the period.
    public Period span() {
        return isWhole()
                ? period
                : new Period(
                        period.grain(),
                        period.ordinal(),
                        period.start(),
                        end,
                        period.start() + ".." + end.minusDays(1));
    }
}
