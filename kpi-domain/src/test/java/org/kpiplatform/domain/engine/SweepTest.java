package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.series.Column;

class SweepTest {

    private static final int KPIS = 2_500;
    private static final int PERIODS = 120;

    @ParameterizedTest(name = "{0} slices")
    @ValueSource(ints = {1, 5})
    void computesTheSameOnSeveralThreadsAsOnOne(int slices) {
        RandomBusiness business = new RandomBusiness(List.of("m0", "m1", "m2", "m3"), slices);
        KpiPlan plan = business.plan(wideAndDeep());
        Question question = plan.question(
                plan.catalog().kpis().keySet(),
                RandomBusiness.grid(Grain.MONTH, PERIODS, slices),
                IsoCalendar.INSTANCE);
        Map<String, Column> columns = business.columns(question);

        Evaluation alone = on(1, plan, question, columns);
        Evaluation together = on(4, plan, question, columns);

        assertThat(plan.catalog().kpis().keySet())
                .allMatch(key -> Arrays.equals(bits(together.column(key)), bits(alone.column(key))));
    }

    /// Levels of different widths, since each KPI needs one a third as far.
    private static Map<String, Formula> wideAndDeep() {
        Map<String, Formula> kpis = new TreeMap<>();
        for (int i = 0; i < KPIS; i++) {
            String formula = i < 3 ? "m%d + prev(m3)".formatted(i) : "k%d / m%d + m%d".formatted(i / 3, i % 4, i % 3);
            kpis.put("k" + i, Formula.parse(formula));
        }
        return kpis;
    }

    private static Evaluation on(int threads, KpiPlan plan, Question question, Map<String, Column> columns) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> Evaluation.of(plan, question, columns)).join();
        }
    }

    private static long[] bits(Column column) {
        return IntStream.range(0, column.cells())
                .mapToLong(cell -> Double.doubleToRawLongBits(column.value(cell)))
                .toArray();
    }
}
