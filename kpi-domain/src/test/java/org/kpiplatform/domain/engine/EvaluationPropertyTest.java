package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.engine.SlowEvaluation.Result;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

/// Holds the engine against [SlowEvaluation], on plans whose nodes share inputs and over values that are
/// missing, undefined, zero and negative.
class EvaluationPropertyTest {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;
    private static final List<String> METRICS = List.of("m0", "m1", "m2", "m3");

    @Property
    void computesWhatFormulasSay(
            @ForAll("plans") List<String> formulas,
            @ForAll Grain grain,
            @ForAll @IntRange(min = 1, max = 5) int periods,
            @ForAll @IntRange(min = 1, max = 3) int slices,
            @ForAll long seed) {
        Map<String, Formula> kpis = new TreeMap<>();
        formulas.forEach(text -> kpis.put("k" + kpis.size(), Formula.parse(text)));
        Grid grid = grid(grain, periods, slices);
        Evaluation evaluation = evaluate(kpis, grid, seed);
        SlowEvaluation slow =
                new SlowEvaluation(kpis, (metric, period, slice) -> measured(metric, period, slice, seed), CALENDAR);

        for (String kpi : kpis.keySet()) {
            Column column = evaluation.column(kpi);
            for (int cell = 0; cell < grid.cells(); cell++) {
                Period period = grid.periods().get(cell % periods);
                assertThat(result(evaluation, kpi, column, cell))
                        .as("%s in %s, slice %d, where %s", kpi, period, cell / periods, formulas)
                        .isEqualTo(slow.value(kpi, period, cell / periods));
            }
        }
    }

    @Provide
    Arbitrary<List<String>> plans() {
        return Formulas.plans(METRICS, 6);
    }

    private static Grid grid(Grain grain, int periods, int slices) {
        Period last = CALENDAR.parse(grain, "2021-01-03");
        return new Grid(
                CALENDAR.range(CALENDAR.offset(last, 1L - periods), last),
                List.of(),
                Collections.nCopies(slices, Slice.ALL));
    }

    private static Evaluation evaluate(Map<String, Formula> kpis, Grid grid, long seed) {
        Definitions definitions = new Definitions();
        METRICS.forEach(metric -> definitions.with(metric(metric, "order")));
        kpis.forEach((key, formula) -> definitions.with(kpi(key, formula.text(), "order")));
        KpiPlan plan = KpiPlan.of(definitions.catalog());
        Question question = plan.question(kpis.keySet(), grid, CALENDAR);
        Map<String, Column> columns = new HashMap<>();
        question.metrics().forEach(metric -> columns.put(metric, column(metric, question.measured(), seed)));
        return Evaluation.of(plan, question, columns);
    }

    private static Column column(String metric, Grid grid, long seed) {
        Column column = new Column(grid.cells());
        for (int slice = 0; slice < grid.slices().size(); slice++) {
            for (int period = 0; period < grid.periods().size(); period++) {
                int cell = grid.cell(slice, period);
                switch (measured(metric, grid.periods().get(period), slice, seed)) {
                    case Result.Present(double value) -> column.set(cell, value);
                    case Result.Missing _ -> column.setAbsent(cell, Absence.MISSING);
                    case Result.Undefined _ -> column.setAbsent(cell, Absence.UNDEFINED);
                }
            }
        }
        return column;
    }

    private static Result measured(String metric, Period period, int slice, long seed) {
        Random random = new Random(seed ^ Objects.hash(metric, period.ordinal(), slice) * 0x9E3779B97F4A7C15L);
        int kind = random.nextInt(20);
        if (kind == 0) {
            return new Result.Missing(new TreeSet<>(List.of(metric)));
        }
        if (kind == 1) {
            return new Result.Undefined();
        }
        return Result.of(kind < 12 ? random.nextInt(-3, 4) : random.nextGaussian() * 1000);
    }

    private static Result result(Evaluation evaluation, String kpi, Column column, int cell) {
        return switch (column.absence(cell)) {
            case NONE -> new Result.Present(column.value(cell));
            case MISSING -> new Result.Missing(evaluation.missingInputs(kpi, cell));
            case UNDEFINED -> new Result.Undefined();
        };
    }

    @Property
    void losesNoDigitInARollingSum(
            @ForAll @Size(min = 2, max = 50) List<@DoubleRange(min = -1e12, max = 1e12) Double> terms) {
        Definitions definitions = new Definitions()
                .with(metric("m", "order"))
                .with(kpi("k", "rolling_sum(m, " + terms.size() + ")", "order"));
        KpiPlan plan = KpiPlan.of(definitions.catalog());
        Question question = plan.question(List.of("k"), Grid.total(List.of(CALENDAR.parse("2021"))), CALENDAR);
        Column column = new Column(terms.size());
        for (int i = 0; i < terms.size(); i++) {
            column.set(i, terms.get(i));
        }

        double sum =
                Evaluation.of(plan, question, Map.of("m", column)).column("k").value(0);

        BigDecimal exact = terms.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isCloseTo(exact.doubleValue(), within(2 * Math.ulp(exact.doubleValue()) + 1e-18));
    }
}
