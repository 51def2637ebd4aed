package org.kpiplatform.api.comparison;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.PeriodState;

/// A period or its first days, and the value in them.
@Schema(description = "A period or its first days, and the value in them.")
public record ComparedPart(
        @Schema(description = "The label of the whole period.", examples = "2011-03")
        String period,

        @Schema(description = "The first day that counts.") LocalDate start,

        @Schema(description = "The day after the last one that counts.")
        LocalDate end,

        @Schema(description = "Whether that is the whole period.")
        boolean whole,

        @Schema(description = "How many days count.", examples = "14")
        int days,

        @Schema(description = "How many of these are working days of the organisation.", examples = "10")
        int workingDays,

        @Schema(description = "How settled the days that count are.")
        PeriodState state,

        @Schema(description = "The part of them that the sources have delivered, of the worst input; from 0 to 1.")
        double completeness,

        @Schema(description = "Null where there is none, which is never zero.") @Nullable
        Double value,

        @Schema(description = "Why there is no value; absent where there is one.") @Nullable
        Absence absence,

        @Schema(description = "The metrics whose absence makes the value missing. Absent when none does.") @Nullable
        List<String> missingInputs) {}
