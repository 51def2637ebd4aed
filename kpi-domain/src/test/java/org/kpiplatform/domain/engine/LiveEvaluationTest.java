package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

class LiveEvaluationTest {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;
    private static final int LAST_VERSION = 3_000;

    private final KpiPlan plan = KpiPlan.of(new Definitions()
            .with(metric("a", "order", "country"), metric("b", "order", "country"))
            .with(
                    kpi("total", "a + b", "order"),
                    kpi("before", "prev(total)", "order"),
                    kpi("share", "a / total", "ratio"))
            .catalog());

    @Test
    void changesWhatDependsOnAChangeAndSharesTheRest() {
        Evaluation first = evaluation("1 2 3 10 20 30", "1 1 1 1 1 1");

        Evaluation second = first.with(new Changes().set("a", 0, 1, 5));

        assertThat(Columns.cells(second.column("total"))).containsExactly(2.0, 6.0, 4.0, 11.0, 21.0, 31.0);
        assertThat(Columns.cells(second.column("before"))).containsExactly("-", 2.0, 6.0, "-", 11.0, 21.0);
        assertThat(Columns.cells(first.column("total"))).containsExactly(2.0, 3.0, 4.0, 11.0, 21.0, 31.0);
        assertThat(second.changedSince(first)).containsExactlyInAnyOrder("a", "total", "before", "share");
    }

    @Test
    void stopsWhereAChangeMakesNoDifference() {
        Evaluation first = evaluation("1 2 3 10 20 30", "1 1 1 1 1 1");

        Evaluation second = first.with(new Changes().set("a", 0, 1, 1).set("b", 0, 1, 2));

        assertThat(second.changedSince(first)).containsExactlyInAnyOrder("a", "b", "share");
    }

    @Test
    void staysTheSameWhenNothingHasChanged() {
        Evaluation first = evaluation("1 2 3 10 20 30", "1 1 1 1 - 1");

        assertThat(first.with(new Changes())).isSameAs(first);
        assertThat(first.with(new Changes().set("a", 1, 2, 30).setAbsent("b", 1, 1, Absence.MISSING)))
                .isSameAs(first);
    }

    @Test
    void knowsAMissingValueFromAnUndefinedOneThatItBecomes() {
        Evaluation first = evaluation("1 2 3 10 20 30", "1 - 1 1 1 1");

        Evaluation second = first.with(new Changes().setAbsent("b", 0, 1, Absence.UNDEFINED));

        assertThat(Columns.cells(second.column("total"))).containsExactly(2.0, "?", 4.0, 11.0, 21.0, 31.0);
    }

    @Test
    void refusesChangesOfWhatIsNotMeasured() {
        Evaluation first = evaluation("1 2 3 10 20 30", "1 1 1 1 1 1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.with(new Changes().set("total", 0, 0, 1)))
                .withMessage("`total` can't change: it is no metric of the question.");
    }

    @Test
    void showsEveryReaderOneVersionWhileTheNextOneIsMade() throws Exception {
        LiveEvaluation live = new LiveEvaluation(evaluation("0 0 0 0 0 0", "0 0 0 0 0 0"));
        int readers = 3;
        CountDownLatch started = new CountDownLatch(readers);
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            List<Future<Integer>> seen = IntStream.range(0, readers)
                    .mapToObj(_ -> threads.submit(() -> {
                        started.countDown();
                        return readUntilTheLast(live);
                    }))
                    .toList();
            started.await();
            for (int version = 1; version <= LAST_VERSION; version++) {
                live.change(version(version));
            }
            for (Future<Integer> reader : seen) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    /// Every cell of `a` holds the version, every cell of `b` twice that.
    private static Changes version(int version) {
        Changes changes = new Changes();
        for (int slice = 0; slice < 2; slice++) {
            for (int period = 0; period < 3; period++) {
                changes.set("a", slice, period, version).set("b", slice, period, 2.0 * version);
            }
        }
        return changes;
    }

    private static int readUntilTheLast(LiveEvaluation live) {
        int reads = 0;
        double version = 0;
        while (version < LAST_VERSION) {
            Evaluation evaluation = live.current();
            double now = evaluation.column("a").value(0);
            assertThat(now).as("versions follow each other").isGreaterThanOrEqualTo(version);
            version = now;
            for (int cell : new int[] {0, 1, 2, 3, 4, 5}) {
                assertThat(evaluation.column("b").value(cell)).isEqualTo(2 * now);
                assertThat(evaluation.column("total").value(cell)).isEqualTo(3 * now);
            }
            assertThat(evaluation.column("before").value(5)).isEqualTo(3 * now);
            reads++;
        }
        return reads;
    }

    private Evaluation evaluation(String a, String b) {
        Grid grid = new Grid(
                CALENDAR.range(CALENDAR.parse("2011-01"), CALENDAR.parse("2011-03")),
                List.of("country"),
                List.of(new Slice(List.of("France")), new Slice(List.of("Spain"))));
        Question all = new Question(plan, List.of("before", "share", "total"), grid, grid, CALENDAR);
        return Evaluation.of(plan, all, Map.of("a", Columns.column(a), "b", Columns.column(b)));
    }
}
