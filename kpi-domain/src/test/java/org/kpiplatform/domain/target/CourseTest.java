package org.kpiplatform.domain.target;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.working.WorkingDays;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.NumberStyle;
import org.kpiplatform.domain.series.PeriodState;

/// Where a target should be by now, when that takes more than its own numbers.
class CourseTest {

    private static final Map<String, Double> LAST_YEAR = Map.ofEntries(
            Map.entry("2010-01", 50.0),
            Map.entry("2010-02", 50.0),
            Map.entry("2010-03", 100.0),
            Map.entry("2010-04", 100.0),
            Map.entry("2010-05", 100.0),
            Map.entry("2010-06", 100.0),
            Map.entry("2010-07", 50.0),
            Map.entry("2010-08", 50.0),
            Map.entry("2010-09", 100.0),
            Map.entry("2010-10", 100.0),
            Map.entry("2010-11", 200.0),
            Map.entry("2010-12", 200.0));

    @Test
    void followsTheShapeOfTheYearBefore() {
        StatusReading july = read("value 400, by 2011-12-31, path last_year", "2011-07", 90, LAST_YEAR);

        assertThat(july.expected()).isEqualTo(100);
        assertThat(july.status()).isEqualTo(Status.AT_RISK);
        assertThat(july.reason())
                .isEqualTo("90 is below the 100 expected by the end of 2011-07 by the shape of the year before on the "
                        + "way to 400, by no more than 10 %.");
    }

    @Test
    void expectsOfATotalTheShareThatTheYearBeforeHadReached() {
        Map<String, Double> values = new HashMap<>(LAST_YEAR);
        values.putAll(Map.of("2011-01", 60.0, "2011-02", 60.0));

        StatusReading march = read(
                "value 2400, from 2011-01-01, by 2011-12-31, path last_year, cumulative true", "2011-03", 290, values);

        assertThat(march.expected()).isEqualTo(2400 * 200 / 1200.0);
        assertThat(march.status()).isEqualTo(Status.ON_TRACK);
        assertThat(march.reason())
                .startsWith("410 since 2011-01-01 keeps up with the 400 expected by the end of 2011-03");
    }

    /// Metabase #38346: the line of a cumulative goal is flat, at what is due at the end.
    @Test
    void knowsWhereACumulativeTargetShouldBeOnTheDayThatTheSourcesHaveComeTo() {
        Map<String, Double> days = Map.of("2011-03-01", 12.0, "2011-03-02", 9.0, "2011-03-03", 9.0);
        TargetDefinition target = target("value 310, from 2011-03-01, by 2011-03-31, cumulative true");

        StatusReading fourth = read(target, Grain.DAY, "2011-03-04", 9, days);

        assertThat(fourth.expected()).isEqualTo(40.0);
        assertThat(fourth.reason())
                .isEqualTo("39 since 2011-03-01 is below the 40 expected by the end of 2011-03-04 on the way from 0 to "
                        + "310, by no more than 10 %.");
    }

    @Test
    void holdsTheOpenPartOfAMonthAgainstThePartThatIsExpectedByThen() {
        Period march = period("2011-03");
        Observation open = new Observation(march, 100, Absence.NONE, PeriodState.OPEN, LocalDate.of(2011, 3, 12));
        TargetDefinition target = target("value 3650, from 2011-01-01, by 2011-12-31, cumulative true");

        StatusReading reading = StatusReading.of(
                new Aim(target, Direction.INCREASE, Grain.MONTH),
                open,
                course(Map.of("2011-01", 310.0, "2011-02", 280.0)),
                NumberStyle.PLAIN);

        assertThat(reading.expected()).isCloseTo(700, within(1e-9));
        assertThat(reading.reason())
                .startsWith("690 since 2011-01-01 is below the 700 expected by 2011-03-11 on the way from 0 to 3650");
    }

    @Test
    void goesByTheDaysThatTheOrganisationWorks() {
        TargetDefinition target = target("value 1000, baseline 0, from 2011-12-01, by 2011-12-31, path working_days");
        WorkingDays christmas = new WorkingDays(
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                List.of(LocalDate.of(2011, 12, 26), LocalDate.of(2011, 12, 27)));
        Period week = period("2011-W51");

        StatusReading reading = StatusReading.of(
                new Aim(target, Direction.INCREASE, Grain.WEEK),
                new Observation(week, 700, Absence.NONE, PeriodState.FINAL),
                new Course(IsoCalendar.INSTANCE, christmas, _ -> Double.NaN),
                NumberStyle.PLAIN);

        assertThat(reading.expected()).isCloseTo(1000 * 17 / 20.0, within(1e-9));
    }

    @Test
    void countsNothingThatComesAfterATotalWasDue() {
        Map<String, Double> values = Map.of("2011-01", 60.0, "2011-02", 60.0, "2011-03", 500.0);

        StatusReading later =
                read("value 130, from 2011-01-01, by 2011-02-28, cumulative true", "2011-04", 700, values);

        assertThat(later.reason())
                .isEqualTo("120 since 2011-01-01 is below the target of 130 due by 2011-02-28, by no more than 10 %.");
    }

    private static StatusReading read(String target, String period, double value, Map<String, Double> values) {
        return read(target(target), Grain.MONTH, period, value, values);
    }

    private static StatusReading read(
            TargetDefinition target, Grain grain, String period, double value, Map<String, Double> values) {
        return StatusReading.of(
                new Aim(target, Direction.INCREASE, grain),
                new Observation(period(period), value, Absence.NONE, PeriodState.FINAL),
                course(values),
                NumberStyle.PLAIN);
    }

    private static Course course(Map<String, Double> values) {
        return new Course(
                IsoCalendar.INSTANCE,
                Course.PLAIN.workingDays(),
                period -> values.getOrDefault(period.label(), Double.NaN));
    }

    private static TargetDefinition target(String written) {
        return requireNonNull(Targets.target(written));
    }

    private static Period period(String label) {
        return IsoCalendar.INSTANCE.parse(label);
    }
}
