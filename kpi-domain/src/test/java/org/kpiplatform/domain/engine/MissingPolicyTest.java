package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Grid;

class MissingPolicyTest {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;

    private final Definitions definitions = new Definitions()
            .with(metric("a", "order", "country"), metric("b", "order", "country"), metric("c", "order", "country"));

    /// The periods before the last ones are there for formulas that look back.
    @ParameterizedTest
    @CsvFileSource(resources = "policies.csv", delimiter = '|', useHeadersInDisplayName = true)
    void evaluatesAFormulaWhereAnInputIsMissing(
            String formula, String a, String b, String policy, String result, String replaced) {
        definitions.with(kpi("x", formula, Map.of("a", policy), "order"));
        int asked = result.split(" ", -1).length;
        KpiPlan plan = KpiPlan.of(definitions.catalog());
        Question question = plan.question(List.of("x"), Grid.total(months(asked)), CALENDAR);

        Evaluation evaluation = Evaluation.of(
                plan,
                question,
                Map.of("a", Columns.column(before(question, a)), "b", Columns.column(before(question, b))));

        assertThat(Columns.cells(evaluation.column("x"))).containsExactlyElementsOf(Columns.cells(result));
        assertThat(IntStream.range(0, asked).mapToObj(cell -> flag(evaluation.replacedInputs("x", cell))))
                .containsExactly(replaced.split(" ", -1));
    }

    private static String flag(Set<String> replaced) {
        return replaced.equals(Set.of("a")) ? "1" : replaced.isEmpty() ? "0" : replaced.toString();
    }

    /// Fills up with missing values at the front, where the question looks back farther than the example.
    private static String before(Question question, String cells) {
        int lacking = question.measured().cells() - cells.split(" ", -1).length;
        return "- ".repeat(Math.max(0, lacking)) + cells;
    }

    /// MetricFlow #1098: of two sums and their ratio, one line without records blanked out everything above it,
    /// although each input was to be filled with zero.
    @Test
    void metricFlow1098aMissingInputThatCountsAsZeroDoesNotBlankTheKpisAbove() {
        Map<String, String> zero = Map.of("a", "zero", "b", "zero", "c", "zero");
        definitions.with(
                kpi("ab", "a + b", Map.of("a", "zero", "b", "zero"), "order"),
                kpi("abc", "a + b + c", zero, "order"),
                kpi("share", "ab / abc", "ratio"));

        Evaluation evaluation = evaluate("share", "1 - -", "2 2 -", "3 - -");

        assertThat(Columns.cells(evaluation.column("share"))).containsExactly(0.5, 1.0, "?");
        assertThat(evaluation.replacedInputs("share", 0)).isEmpty();
        assertThat(evaluation.replacedInputs("share", 1)).containsExactly("a", "c");
        assertThat(evaluation.replacedInputs("ab", 1)).containsExactly("a");
    }

    /// Cube #7595: what is missing, what is zero and what cannot be divided came out alike.
    @Test
    void cube7595missingZeroAndUndefinedAreToldApart() {
        definitions.with(kpi("share", "a / b", "ratio"));

        Evaluation evaluation = evaluate("share", "- 0 1 0", "1 1 0 0", "0 0 0 0");

        assertThat(IntStream.range(0, 4).mapToObj(evaluation.column("share")::absence))
                .containsExactly(Absence.MISSING, Absence.NONE, Absence.UNDEFINED, Absence.UNDEFINED);
        assertThat(evaluation.column("share").value(1)).isZero();
        assertThat(evaluation.missingInputs("share", 0)).containsExactly("a");
    }

    @Test
    void replacesAnInputForTheKpiThatSaysSoAndForNoOther() {
        definitions.with(kpi("filled", "a + b", Map.of("a", "zero"), "order"), kpi("both", "filled + a", "order"));

        Evaluation evaluation = evaluate("both", "1 -", "1 1", "0 0");

        assertThat(Columns.cells(evaluation.column("filled"))).containsExactly(2.0, 1.0);
        assertThat(Columns.cells(evaluation.column("both"))).containsExactly(3.0, "-");
        assertThat(evaluation.missingInputs("both", 1)).containsExactly("a");
        assertThat(evaluation.replacedInputs("both", 1)).isEmpty();
    }

    @Test
    void replacesAKpiThatIsMissingAndNamesIt() {
        definitions.with(
                kpi("inner", "a / b", "ratio"), kpi("outer", "inner + c / c", Map.of("inner", "carry(1)"), "ratio"));

        Evaluation evaluation = evaluate("outer", "4 - - 4", "2 2 2 0", "1 1 1 1");

        assertThat(Columns.cells(evaluation.column("outer"))).containsExactly(3.0, 3.0, "-", "?");
        assertThat(evaluation.replacedInputs("outer", 1)).containsExactly("inner");
        assertThat(evaluation.missingInputs("outer", 2)).containsExactly("a");
    }

    @Test
    void namesNothingThatIsNotUsed() {
        definitions.with(
                kpi("filled", "a + b", Map.of("a", "zero"), "order"),
                kpi("chosen", "if(c > 0, filled, b)", "order"),
                kpi("first", "coalesce(b, filled)", "order"));

        Evaluation evaluation = evaluate("chosen", "- -", "1 1", "0 1");
        Evaluation other = evaluate("first", "- -", "1 1", "0 1");

        assertThat(evaluation.replacedInputs("chosen", 0)).isEmpty();
        assertThat(evaluation.replacedInputs("chosen", 1)).containsExactly("a");
        assertThat(other.replacedInputs("first", 1)).isEmpty();
    }

    @Test
    void computesAKpiToDateFromItsMetricsToDate() {
        definitions.with(
                kpi("rate", "a / b", "ratio"),
                kpi("twice", "2 * rate + rate", "ratio"),
                kpi("so_far", "to_date(twice, year)", "ratio"),
                kpi("than_last_year", "so_far / same_last_year(so_far)", "ratio"));

        Evaluation evaluation = evaluate("so_far", "1 3 4", "1 4 5", "0 0 0");

        assertThat(Columns.cells(evaluation.column("so_far")))
                .containsExactly(3.0, 2.4000000000000004, 2.4000000000000004);
        assertThat(evaluation.plan().inputsOf("so_far")).containsExactly("twice");
        assertThat(evaluation.plan().keysBehind(List.of("so_far")))
                .containsExactly("a", "b", "rate", "twice", "so_far");
        assertThat(Columns.cells(evaluation.column("twice"))).containsExactly(3.0, 2.25, 2.4000000000000004);
    }

    @Test
    void computesAChainOfTenThousandKpisToDate() {
        definitions.with(kpi("level_0", "a", "order"));
        for (int i = 1; i <= 10_000; i++) {
            definitions.with(kpi("level_" + i, "level_" + (i - 1) + " + b", "order"));
        }
        definitions.with(kpi("x", "to_date(level_10000, year)", "order"));

        Evaluation evaluation = evaluate("x", "1 1 1", "1 0 1", "0 0 0");

        assertThat(Columns.cells(evaluation.column("x"))).containsExactly(10_001.0, 10_002.0, 20_003.0);
    }

    /// Evaluates as many months as there are values; before them everything is missing.
    private Evaluation evaluate(String kpi, String a, String b, String c) {
        KpiPlan plan = KpiPlan.of(definitions.catalog());
        Question question = plan.question(List.of(kpi), Grid.total(months(a.split(" ", -1).length)), CALENDAR);
        return Evaluation.of(
                plan,
                question,
                Map.of(
                        "a", Columns.column(before(question, a)),
                        "b", Columns.column(before(question, b)),
                        "c", Columns.column(before(question, c))));
    }

    private static List<Period> months(int count) {
        Period month = CALENDAR.parse("2011-01");
        return CALENDAR.range(month, CALENDAR.offset(month, count - 1L));
    }
}
