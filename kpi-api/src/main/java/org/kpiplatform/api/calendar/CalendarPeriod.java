package org.kpiplatform.api.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A period of a calendar.
@Schema(description = "A period of a calendar.")
public record CalendarPeriod(
        @Schema(description = "Its label.", examples = "FY2025-P03")
        String period,

        @Schema(description = "Its position among those of its grain; the next one's is greater by one.")
        long ordinal,

        @Schema(description = "The first day.") LocalDate start,
        @Schema(description = "The day after the last one.") LocalDate end,

        @Schema(description = "The first instant of the first day, in the organisation's zone.")
        Instant startsAt,

        @Schema(description = "The first instant after the last day, in the organisation's zone.")
        Instant endsAt,

        @Schema(description = "How many days it has.", examples = "28")
        int days,

        @Schema(description = "How many of these are working days.", examples = "20")
        int workingDays,

        @Schema(description = "The label of the comparable period of the year before.", examples = "FY2024-P03")
        String lastYear) {}
