package org.kpiplatform.domain.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.kpiplatform.domain.target.Status.ACCEPTED;
import static org.kpiplatform.domain.target.Status.AT_RISK;
import static org.kpiplatform.domain.target.Status.MET;
import static org.kpiplatform.domain.target.Status.NO_DATA;
import static org.kpiplatform.domain.target.Status.NO_TARGET;
import static org.kpiplatform.domain.target.Status.OFF_TRACK;
import static org.kpiplatform.domain.target.Status.ON_TRACK;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.target.StatusRollup.Weighted;

class StatusRollupTest {

    @Test
    void isAsBadAsTheWorst() {
        assertThat(rollup(MET, ON_TRACK, AT_RISK, MET).worst()).isEqualTo(AT_RISK);
        assertThat(rollup(ACCEPTED, MET).worst()).isEqualTo(ACCEPTED);
        assertThat(rollup(AT_RISK, OFF_TRACK).worst()).isEqualTo(OFF_TRACK);
    }

    @Test
    void countsWhatHasNoDataAndHoldsItAgainstNobody() {
        StatusRollup rollup = rollup(MET, NO_DATA, NO_DATA, NO_TARGET);

        assertThat(rollup.counts()).containsExactly(entry(MET, 1), entry(NO_TARGET, 1), entry(NO_DATA, 2));
        assertThat(rollup.worst()).isEqualTo(MET);
        assertThat(rollup.score()).isEqualTo(1);
    }

    @Test
    void isNeitherGoodNorBadWhereNothingJudges() {
        assertThat(rollup(NO_DATA, NO_TARGET).score()).isNull();
        assertThat(rollup(NO_DATA, NO_TARGET).worst()).isNull();
        assertThat(rollup().score()).isNull();
    }

    @Test
    void weighsOnlyWhatJudges() {
        StatusRollup rollup =
                StatusRollup.of(List.of(new Weighted(MET, 1), new Weighted(OFF_TRACK, 3), new Weighted(NO_DATA, 100)));

        assertThat(rollup.score()).isEqualTo(0.25);
    }

    private static StatusRollup rollup(Status... statuses) {
        return StatusRollup.of(
                Stream.of(statuses).map(status -> new Weighted(status, 1)).toList());
    }
}
