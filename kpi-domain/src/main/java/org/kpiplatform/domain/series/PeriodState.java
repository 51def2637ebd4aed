package org.kpiplatform.domain.series;

/// How settled a period's values are. Decided by what the sources have delivered, never by the clock on the
/// wall.
public enum PeriodState {
    /// The sources have not delivered the whole period yet: its values can still grow.
    PROVISIONAL,
    /// The sources have delivered the whole period.
    FINAL,
    /// Final, and its value is not the first that was published: records came late, or a definition was
    /// changed.
    RESTATED
}
