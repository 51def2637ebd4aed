package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
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
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// Holds the engine against [SlowEvaluation], on plans whose nodes share inputs and over values that are
/// missing, undefined, zero and negative.
class EvaluationPropertyTest {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;
    private static final List<String> METRICS = List.of("m0", "m1", "m2", "m3");

    @Property
    void computesWhatFormulasSay(
            @ForAll("plans") List<String> formulas,
            @ForAll("grains") Grain grain,
            @ForAll @IntRange(min = 1, max = 5) int periods,
            @ForAll @IntRange(min = 1, max = 3) int slices,
            @ForAll long seed) {
        Map<String, Formula> kpis = new TreeMap<>();
        formulas.forEach(text -> kpis.put("k" + kpis.size(), Formula.parse(text)));
        RandomBusiness business = new RandomBusiness(METRICS, seed);
        KpiPlan plan = business.plan(kpis);
        Assume.that(plan.refusalOf(kpis.keySet(), grain, CALENDAR).isEmpty());
        Question question = plan.question(kpis.keySet(), RandomBusiness.grid(grain, periods, slices), CALENDAR);
        Evaluation evaluation = Evaluation.of(plan, question, business.columns(question));
        SlowEvaluation slow = new SlowEvaluation(plan.catalog(), business::measured, CALENDAR);
        Grid grid = question.asked();

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

    /// Hours have too many periods in a year for a slow evaluation.
    @Provide
    Arbitrary<Grain> grains() {
        return Arbitraries.of(Grain.values()).filter(grain -> grain != Grain.HOUR);
    }

    @Provide
    Arbitrary<List<String>> plans() {
        return Formulas.plans(METRICS, 6);
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
