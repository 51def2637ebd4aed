package org.kpiplatform.domain.target;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.NumberStyle;
import org.kpiplatform.domain.series.PeriodState;

/// What users of other products ask for in vain, as section 7 of the semantics names it.
class TargetsOfOtherProductsTest {

    /// Metabase #6514: the goal is one number for all months.
    @Test
    void expectsAnotherValueInEveryMonth() {
        TargetDefinition target = target("value 480, baseline 420, from 2011-01-01, by 2011-12-31");

        assertThat(read(target, "2011-03", 440).expected()).isLessThan(436).isGreaterThan(434);
        assertThat(read(target, "2011-11", 440).expected()).isLessThan(476).isGreaterThan(474);
        assertThat(read(target, "2011-03", 440).status()).isEqualTo(Status.ON_TRACK);
        assertThat(read(target, "2011-11", 440).status()).isEqualTo(Status.AT_RISK);
    }

    /// Metabase #38346: the line of a cumulative goal lies flat at what is due in the end.
    @Test
    void risesWithTheDaysTowardsACumulativeGoal() {
        TargetDefinition target = target("value 3100, from 2011-03-01, by 2011-03-31, cumulative true");

        assertThat(List.of("2011-03-01", "2011-03-10", "2011-03-31"))
                .extracting(day -> expectedOn(target, day))
                .containsExactly(100.0, 1000.0, 3100.0);
    }

    /// Lightdash #20205: there are no dated targets, and no thresholds around them.
    @Test
    void followsAPlanOfDatedTargetsWithAThreshold() {
        TargetDefinition plan =
                target("path points, points 2026-01-31=5000000;2026-02-28=5500000;2026-03-31=6050000, tolerance 0.05");

        assertThat(read(plan, "2026-02", 5_600_000).status()).isEqualTo(Status.ON_TRACK);
        assertThat(read(plan, "2026-02", 5_300_000).status()).isEqualTo(Status.AT_RISK);
        assertThat(read(plan, "2026-02", 5_200_000).status()).isEqualTo(Status.OFF_TRACK);
        assertThat(read(plan, "2026-03", 6_050_000).status()).isEqualTo(Status.MET);
    }

    /// Superset #5384: a number is compared with earlier times only, not with a target or a plan.
    @Test
    void comparesWithWhatWasAimedAtAndNotWithEarlierTimesOnly() {
        assertThat(read(target("value 480"), "2011-03", 430).reason())
                .isEqualTo("430 is below the target of 480, by more than 10 %.");
        assertThat(read(target("path points, points 2011-03-31=450;2011-06-30=500"), "2011-03", 455)
                        .reason())
                .isEqualTo("455 keeps up with the 450 expected by the end of 2011-03 by the points on the way to 500.");
    }

    /// Vital signs: too little is one, and so is too much.
    @Test
    void signalsOnBothSidesOfABand() {
        Aim aim = new Aim(target("low 36, high 44"), Direction.MAINTAIN, Grain.MONTH);

        assertThat(List.of(35.0, 40.0, 45.0))
                .extracting(value -> read(aim, "2011-03", value).status())
                .containsExactly(Status.AT_RISK, Status.MET, Status.AT_RISK);
    }

    private static Double expectedOn(TargetDefinition target, String day) {
        Course course = new Course(IsoCalendar.INSTANCE, Course.PLAIN.workingDays(), _ -> 100);
        Observation observed = new Observation(IsoCalendar.INSTANCE.parse(day), 100, Absence.NONE, PeriodState.FINAL);
        return requireNonNull(
                StatusReading.of(new Aim(target, Direction.INCREASE, Grain.DAY), observed, course, NumberStyle.PLAIN)
                        .expected());
    }

    private static StatusReading read(TargetDefinition target, String period, double value) {
        return read(new Aim(target, Direction.INCREASE, Grain.MONTH), period, value);
    }

    private static StatusReading read(Aim aim, String period, double value) {
        Observation observed =
                new Observation(IsoCalendar.INSTANCE.parse(period), value, Absence.NONE, PeriodState.FINAL);
        return StatusReading.of(aim, observed, NumberStyle.PLAIN);
    }

    private static TargetDefinition target(String written) {
        return requireNonNull(Targets.target(written));
    }
}
