package org.kpiplatform.domain.engine.program;

/// Consecutive periods by their positions in a row, `from <= position < to`.
public record Stretch(int from, int to) {

    /// With so many periods before it, as far as there are any.
    Stretch back(int periods) {
        return periods == 0 || from == 0 ? this : new Stretch(Math.max(0, from - periods), to);
    }
}
