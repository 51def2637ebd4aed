package org.kpiplatform.api.series;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.series.PeriodState;

/// One period of a series.
@Schema(description = "One period of a series.")
public record SeriesPeriod(
        @Schema(description = "Its label.", examples = "2011-03")
        String period,

        @Schema(description = "The first day; of an hour, the day that it is a part of.")
        LocalDate start,

        @Schema(description = "The day after the last one.") LocalDate end,

        @Schema(description = "Of an hour, its first instant. Absent for whole days.") @Nullable
        Instant startsAt,

        @Schema(description = "Of an hour, the first instant of the next. Absent for whole days.") @Nullable
        Instant endsAt,

        @Schema(
                description = "`open` while the sources have not delivered all of it, `provisional` while its records"
                        + " settle, then `final`.")
        PeriodState state,

        @Schema(
                description = "The part of it that the sources have delivered, of the worst input; from 0 to 1.",
                examples = "1")
        double completeness) {}
