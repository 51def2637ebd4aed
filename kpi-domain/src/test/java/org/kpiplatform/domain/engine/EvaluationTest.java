package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;
import static org.kpiplatform.domain.engine.Columns.cells;
import static org.kpiplatform.domain.engine.Columns.column;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

class EvaluationTest {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;

    private final Definitions definitions =
            new Definitions().with(metric("a", "order", "country", "type"), metric("b", "order", "country"));

    @ParameterizedTest
    @CsvFileSource(resources = "evaluation.csv", delimiter = '|', useHeadersInDisplayName = true)
    void evaluatesAFormulaInEveryPeriod(String formula, String a, String b, String result) {
        KpiPlan plan = planOf(formula);
        int periods = result.split(" ", -1).length;

        Question question = plan.question(List.of("x"), Grid.total(months("2011-01", periods)), CALENDAR);
        Evaluation evaluation = Evaluation.of(plan, question, Map.of("a", last(question, a), "b", last(question, b)));

        assertThat(cells(evaluation.column("x"))).containsExactlyElementsOf(Columns.cells(result));
    }

    @Test
    void computesARatioInEverySliceAndNeverFromOtherSlices() {
        KpiPlan plan = planOf("a / b");
        Grid grid = new Grid(
                months("2011-01", 2),
                List.of("country"),
                List.of(new Slice(List.of("France")), new Slice(List.of("Spain"))));

        Evaluation evaluation = Evaluation.of(
                plan,
                plan.question(List.of("x"), grid, CALENDAR),
                Map.of("a", column("1 2 30 40"), "b", column("2 2 - 0")));

        assertThat(cells(evaluation.column("x"))).containsExactly(0.5, 1.0, "-", "?");
    }

    @Test
    void looksBackWithinASliceAndNeverIntoTheOneBefore() {
        KpiPlan plan = planOf("a - prev(a)");
        Grid grid = new Grid(
                months("2011-02", 2),
                List.of("country"),
                List.of(new Slice(List.of("France")), new Slice(List.of("Spain"))));

        Question question = plan.question(List.of("x"), grid, CALENDAR);
        Evaluation evaluation = Evaluation.of(plan, question, Map.of("a", column("1 2 4 10 20 40")));

        assertThat(question.measured().periods())
                .extracting(Period::label)
                .containsExactly("2011-01", "2011-02", "2011-03");
        assertThat(cells(evaluation.column("x"))).containsExactly(1.0, 2.0, 10.0, 20.0);
        assertThat(cells(evaluation.column("a"))).containsExactly(2.0, 4.0, 20.0, 40.0);
    }

    @ParameterizedTest
    @CsvSource({
        "2012-02-29, 2011-02-28",
        "2012-03-01, 2011-03-01",
        "2013-02-28, 2012-02-28",
        "2020-W53, 2019-W52",
        "2021-W01, 2020-W01",
        "2011-Q3, 2010-Q3",
        "2011-H2, 2010-H2",
        "2011, 2010"
    })
    void findsTheComparablePeriodOfLastYear(String label, String comparable) {
        KpiPlan plan = planOf("same_last_year(a)");
        Period period = CALENDAR.parse(label);
        Question question = plan.question(List.of("x"), Grid.total(List.of(period)), CALENDAR);
        Column ordinals = new Column(question.measured().cells());
        for (int i = 0; i < ordinals.cells(); i++) {
            ordinals.set(i, (double) question.measured().periods().get(i).ordinal());
        }

        Evaluation evaluation = Evaluation.of(plan, question, Map.of("a", ordinals));

        assertThat(evaluation.column("x").value(0))
                .isEqualTo((double) CALENDAR.parse(comparable).ordinal());
    }

    @Test
    void namesTheMetricsThatMakeACellMissing() {
        definitions.with(kpi("y", "a / b", "ratio"), kpi("z", "coalesce(a, y)", "order"));
        KpiPlan plan = planOf("z + prev(b)");
        Question question = plan.question(List.of("x"), Grid.total(months("2011-02", 4)), CALENDAR);

        Evaluation evaluation =
                Evaluation.of(plan, question, Map.of("a", column("- 1 - 1 -"), "b", column("- 1 - 1 0")));

        assertThat(evaluation.missingInputs("x", 0)).containsExactly("b");
        assertThat(evaluation.missingInputs("x", 1)).containsExactly("a", "b");
        assertThat(evaluation.missingInputs("x", 2)).containsExactly("b");
        assertThat(evaluation.missingInputs("x", 3)).containsExactly("a");
        assertThat(evaluation.missingInputs("b", 1)).containsExactly("b");
        assertThat(evaluation.missingInputs("z", 0)).isEmpty();
    }

    @Test
    void findsNoMissingInputInTheBranchNotTaken() {
        KpiPlan plan = planOf("if(a > 0, b, a)");
        Question question = plan.question(List.of("x"), Grid.total(months("2011-01", 3)), CALENDAR);

        Evaluation evaluation = Evaluation.of(plan, question, Map.of("a", column("1 0 -"), "b", column("- - 1")));

        assertThat(evaluation.missingInputs("x", 0)).containsExactly("b");
        assertThat(evaluation.missingInputs("x", 1)).isEmpty();
        assertThat(evaluation.missingInputs("x", 2)).containsExactly("a");
    }

    @Test
    void namesNoMissingInputOfAnUndefinedCell() {
        KpiPlan plan = planOf("a / b");
        Question question = plan.question(List.of("x"), Grid.total(months("2011-01", 1)), CALENDAR);

        Evaluation evaluation = Evaluation.of(plan, question, Map.of("a", column("1"), "b", column("0")));

        assertThat(evaluation.missingInputs("x", 0)).isEmpty();
    }

    @Test
    void refusesColumnsThatLackOrDoNotFit() {
        KpiPlan plan = planOf("a + prev(b)");
        Question question = plan.question(List.of("x"), Grid.total(months("2011-01", 2)), CALENDAR);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(plan, question, Map.of("a", column("1 2 3"))))
                .withMessage("Metric `b` has no column, expected one of 3 cells.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(plan, question, Map.of("a", column("1 2"), "b", column("1 2 3"))))
                .withMessage("Metric `a` has a column of 2 cells, expected one of 3 cells.");
    }

    @Test
    void answersOnlyWhatWasAsked() {
        definitions.with(kpi("y", "a", "order"));
        KpiPlan plan = planOf("a");
        Question question = plan.question(List.of("x"), Grid.total(months("2011-01", 1)), CALENDAR);

        Evaluation evaluation = Evaluation.of(plan, question, Map.of("a", column("1")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation.column("y"))
                .withMessage("`y` was not part of the question.");
    }

    @Test
    void evaluatesAChainOfTenThousandKpis() {
        definitions.with(kpi("level_0", "a", "order"));
        for (int i = 1; i <= 10_000; i++) {
            definitions.with(kpi("level_" + i, "level_" + (i - 1) + " + b", "order"));
        }
        KpiPlan plan = planOf("level_10000");
        Question question = plan.question(Set.of("x"), Grid.total(months("2011-01", 3)), CALENDAR);

        Evaluation evaluation = Evaluation.of(plan, question, Map.of("a", column("5 - 5"), "b", column("1 1 -")));

        assertThat(cells(evaluation.column("x"))).containsExactly(10_005.0, "-", "-");
        assertThat(evaluation.missingInputs("x", 1)).containsExactly("a");
        assertThat(evaluation.missingInputs("x", 2)).containsExactly("b");
    }

    /// The last values of a metric; before them it is missing.
    private static Column last(Question question, String values) {
        int lacking = question.measured().cells() - values.split(" ", -1).length;
        return column("- ".repeat(Math.max(0, lacking)) + values);
    }

    private KpiPlan planOf(String formula) {
        return KpiPlan.of(definitions.with(kpi("x", formula, "order")).catalog());
    }

    private static List<Period> months(String first, int count) {
        Period month = CALENDAR.parse(first);
        return CALENDAR.range(month, CALENDAR.offset(month, count - 1L));
    }
}
