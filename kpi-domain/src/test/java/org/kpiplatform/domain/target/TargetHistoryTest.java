package org.kpiplatform.domain.target;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.target.TargetHistory.Version;

/// Metabase #6514: there is one goal for all months, so that whoever raises it fails in the past.
class TargetHistoryTest {

    private static final LocalDate MAY_10 = LocalDate.of(2011, 5, 10);
    private static final LocalDate AUGUST_3 = LocalDate.of(2011, 8, 3);

    @Test
    void letsTargetsFollowEachOther() {
        TargetHistory history = TargetHistory.of(List.of(
                target("value 480"), target("value 500, from 2011-04-01"), target("value 550, from 2011-07-01")));

        assertThat(inForce(history, "2011-03")).isEqualTo(480);
        assertThat(inForce(history, "2011-04")).isEqualTo(500);
        assertThat(inForce(history, "2011-06")).isEqualTo(500);
        assertThat(inForce(history, "2012-01")).isEqualTo(550);
    }

    @Test
    void tellsOfTheFirstTargetToComeWhereNoneHasBegun() {
        TargetHistory history =
                TargetHistory.of(List.of(target("value 550, from 2011-07-01"), target("value 500, from 2011-04-01")));

        assertThat(inForce(history, "2011-01")).isEqualTo(500);
    }

    @Test
    void judgesAPastPeriodByTheTargetThatWasInForceWhenItEnded() {
        TargetHistory history = TargetHistory.ofVersions(List.of(
                new Version(LocalDate.of(2011, 1, 15), List.of(target("value 480"))),
                new Version(MAY_10, List.of(target("value 500"))),
                new Version(AUGUST_3, List.of())));

        assertThat(inForce(history, "2011-01")).isEqualTo(480);
        assertThat(inForce(history, "2011-04")).isEqualTo(480);
        assertThat(inForce(history, "2011-05")).isEqualTo(500);
        assertThat(inForce(history, "2011-07")).isEqualTo(500);
        assertThat(history.inForce(Map.of(), period("2011-08"))).isNull();
    }

    @Test
    void movesNoGoalPostsEvenWhenThePathBeganEarlier() {
        String path = ", baseline 400, from 2011-01-01, by 2011-12-31";
        TargetHistory history = TargetHistory.ofVersions(List.of(
                new Version(LocalDate.of(2011, 1, 3), List.of(target("value 480" + path))),
                new Version(AUGUST_3, List.of(target("value 450" + path)))));

        assertThat(inForce(history, "2011-06")).isEqualTo(480);
        assertThat(inForce(history, "2011-08")).isEqualTo(450);
    }

    @Test
    void takesTodaysWordForWhatHadEndedBeforeTheKpiWasDefined() {
        TargetHistory history = TargetHistory.ofVersions(List.of(
                new Version(MAY_10, List.of(target("value 480"))),
                new Version(AUGUST_3, List.of(target("value 400"), target("value 500, from 2011-08-01")))));

        assertThat(inForce(history, "2010-12")).isEqualTo(400);
        assertThat(inForce(history, "2011-06")).isEqualTo(480);
    }

    @Test
    void letsAMissBeAcceptedAfterThePeriodHasEnded() {
        TargetHistory history = TargetHistory.ofVersions(List.of(
                new Version(LocalDate.of(2011, 1, 3), List.of(target("value 480"))),
                new Version(MAY_10, List.of(target("value 480, accepted 2011-06-30")))));

        assertThat(requireNonNull(history.inForce(Map.of(), period("2011-04"))).accepted())
                .isNotNull();
    }

    @Test
    void keepsTheTargetsOfSlicesApart() {
        TargetDefinition north = ofSlice("north", "value 200");
        TargetHistory history = TargetHistory.of(List.of(target("value 480"), north));

        assertThat(history.inForce(Map.of("region", "north"), period("2011-03")))
                .isEqualTo(north);
        assertThat(history.inForce(Map.of("region", "south"), period("2011-03")))
                .isNull();
        assertThat(inForce(history, "2011-03")).isEqualTo(480);
        assertThat(history.slices(period("2011-03"))).containsExactly(Map.of(), Map.of("region", "north"));
    }

    private static TargetDefinition ofSlice(String region, String written) {
        TargetDefinition target = target(written);
        return new TargetDefinition(
                Map.of("region", region),
                target.value(),
                null,
                null,
                null,
                null,
                null,
                TargetPath.LINEAR,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable Double inForce(TargetHistory history, String period) {
        return requireNonNull(history.inForce(Map.of(), period(period))).goal();
    }

    private static TargetDefinition target(String written) {
        return requireNonNull(Targets.target(written));
    }

    private static Period period(String label) {
        return IsoCalendar.INSTANCE.parse(label);
    }
}
