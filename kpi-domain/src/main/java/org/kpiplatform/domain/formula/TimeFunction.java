package org.kpiplatform.domain.formula;

import java.util.Locale;

/// The functions of values in other periods. A closed list.
public enum TimeFunction {
    /// `prev(x)`, `prev(x, 3)`: the value so many periods back.
    PREV(Periods.ONE_UNLESS_GIVEN),
    /// `same_last_year(x)`: the value in the comparable period a year earlier.
    SAME_LAST_YEAR(Periods.NOT_GIVEN),
    /// `rolling_sum(x, 3)`: the sum over this period and the ones before it.
    ROLLING_SUM(Periods.GIVEN),
    /// `rolling_avg(x, 3)`: their mean.
    ROLLING_AVG(Periods.GIVEN),
    /// `growth(x)`: the change since the period before, as a part of that period's magnitude.
    GROWTH(Periods.NOT_GIVEN);

    /// Whether a number of periods follows the value.
    public enum Periods {
        GIVEN,
        ONE_UNLESS_GIVEN,
        NOT_GIVEN
    }

    private final Periods periods;

    TimeFunction(Periods periods) {
        this.periods = periods;
    }

    public Periods periods() {
        return periods;
    }

    /// Its name in a formula.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
