package org.kpiplatform.api.series;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;

/// The length of the periods that a series is asked in.
public enum SeriesGrain {
    HOUR(Grain.HOUR),
    DAY(Grain.DAY),
    WEEK(Grain.WEEK),
    MONTH(Grain.MONTH),
    QUARTER(Grain.QUARTER),
    HALF_YEAR(Grain.HALF_YEAR),
    YEAR(Grain.YEAR),
    /// One period, from the first day asked through the last.
    TOTAL(null);

    private final @Nullable Grain grain;

    SeriesGrain(@Nullable Grain grain) {
        this.grain = grain;
    }

    /// The one of a calendar's grain.
    public static SeriesGrain of(Grain grain) {
        return valueOf(grain.name());
    }

    /// The calendar's grain; empty for the whole range at once.
    public Optional<Grain> grain() {
        return Optional.ofNullable(grain);
    }
}
