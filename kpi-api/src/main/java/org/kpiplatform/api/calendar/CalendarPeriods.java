package org.kpiplatform.api.calendar;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.kpiplatform.domain.calendar.Grain;

/// Consecutive periods of a calendar.
@Schema(description = "Consecutive periods of a calendar.")
public record CalendarPeriods(
        @Schema(description = "Its key.", examples = "retail")
        String calendar,

        @Schema(description = "Where its days begin and end.", examples = "Europe/Rome")
        String zone,

        @Schema(description = "The length of the periods.") Grain grain,
        @Schema(description = "In order of time.") List<CalendarPeriod> periods) {

    public CalendarPeriods {
        periods = List.copyOf(periods);
    }
}
