package org.kpiplatform.api.calendar;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The calendars of the organisation, and where its days begin.
@Schema(description = "The calendars of the organisation, and where its days begin.")
public record OrganisationCalendars(
        @Schema(description = "Where its days begin and end.", examples = "Europe/Rome")
        String zone,

        @Schema(description = "The one that everything is reported by that names no other.", examples = "retail")
        String usual,

        @Schema(description = "The names of all of them.", examples = "[\"iso\", \"retail\"]")
        List<String> calendars) {

    public OrganisationCalendars {
        calendars = List.copyOf(calendars);
    }
}
