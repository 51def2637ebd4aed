package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

class KpiPlanTest {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;

    private final Definitions definitions = new Definitions()
            .with(
                    metric("revenue", "GBP", "country", "type"),
                    metric("orders", "order", "country", "type"),
                    metric("tickets", "ticket", "country"),
                    metric("agents", "agent"));

    @Test
    void putsInputsBeforeWhatNeedsThem() {
        KpiPlan plan = planWith("z", "revenue / orders", "m", "z * agents", "a", "m + z + z");

        assertThat(plan.keysBehind(List.of("a"))).containsExactly("agents", "orders", "revenue", "z", "m", "a");
        assertThat(plan.inputsOf("a")).containsExactly("m", "z");
        assertThat(plan.inputsOf("revenue")).isEmpty();
    }

    @Test
    void knowsTheMetricsBehindAKpi() {
        KpiPlan plan = planWith("z", "revenue / orders", "a", "z + agents", "b", "5");

        assertThat(plan.metricsOf(List.of("a"))).containsExactly("agents", "orders", "revenue");
        assertThat(plan.metricsOf(List.of("z", "tickets"))).containsExactly("orders", "revenue", "tickets");
        assertThat(plan.metricsOf(List.of("b"))).isEmpty();
    }

    @Test
    void canSplitAKpiByWhatAllOfItsMetricsHave() {
        KpiPlan plan = planWith("a", "revenue / orders", "b", "a * tickets", "c", "a * agents", "d", "5");

        assertThat(plan.dimensionsOf("revenue")).containsExactly("country", "type");
        assertThat(plan.dimensionsOf("a")).containsExactly("country", "type");
        assertThat(plan.dimensionsOf("b")).containsExactly("country");
        assertThat(plan.dimensionsOf("c")).isEmpty();
        assertThat(plan.dimensionsOf("d")).isEmpty();
    }

    @Test
    void saysWhichMetricLacksADimensionAndWhatIsPossible() {
        KpiPlan plan = planWith("b", "revenue / orders * tickets", "c", "tickets / agents", "d", "5");

        assertThat(plan.refusalOf("b", List.of("country"))).isEmpty();
        assertThat(plan.refusalOf("b", List.of("country", "type")))
                .hasValue("`b` can't be split by `type`: `tickets` has only `country`. All inputs have: `country`.");
        assertThat(plan.refusalOf("c", List.of("type")))
                .hasValue("`c` can't be split by `type`: `agents` has no dimensions, `tickets` has only `country`. "
                        + "Its inputs share no dimension.");
        assertThat(plan.refusalOf("tickets", List.of("type")))
                .hasValue("`tickets` can't be split by `type`. Possible: `country`.");
        assertThat(plan.refusalOf("d", List.of("type")))
                .hasValue("`d` can't be split by `type`: no metric is behind it.");
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 12, 15, 3",
        "DAY, 371, 374, 3",
        "WEEK, 53, 56, 3",
        "QUARTER, 4, 7, 3",
        "HALF_YEAR, 2, 5, 3",
        "YEAR, 1, 4, 3"
    })
    void knowsHowFarBackEachMetricIsNeeded(Grain grain, int revenue, int tickets, int agents) {
        KpiPlan plan = planWith(
                "a", "same_last_year(revenue) + orders + same_last_year(tickets)",
                "b", "rolling_sum(prev(agents), 3)",
                "c", "prev(a, 3) + growth(b) + revenue");

        assertThat(plan.lookback(List.of("a"), grain))
                .containsExactlyInAnyOrderEntriesOf(Map.of("revenue", revenue, "orders", 0, "tickets", revenue));
        assertThat(plan.lookback(List.of("b"), grain)).containsExactlyEntriesOf(Map.of("agents", agents));
        assertThat(plan.lookback(List.of("c"), grain))
                .containsEntry("tickets", tickets)
                .containsEntry("orders", 3)
                .containsEntry("agents", agents + 1);
    }

    @Test
    void asksForThePeriodsBeforeTheFirstThatFormulasLookBackTo() {
        KpiPlan plan = planWith("a", "rolling_sum(revenue, 3) / orders");
        Grid asked = Grid.total(CALENDAR.range(CALENDAR.parse("2011-01"), CALENDAR.parse("2011-02")));

        Question question = plan.question(List.of("a"), asked, CALENDAR);

        assertThat(question.metrics()).containsExactly("orders", "revenue");
        assertThat(question.measured().periods()).hasToString("[2010-11, 2010-12, 2011-01, 2011-02]");
        assertThat(question.periodsBack()).isEqualTo(2);
    }

    @Test
    void refusesAQuestionThatLooksBackForEver() {
        for (int i = 1; i <= 30; i++) {
            definitions.with(kpi("k" + i, "prev(" + (i == 1 ? "orders" : "k" + (i - 1)) + ", 1000)", "order"));
        }
        Grid asked = Grid.total(List.of(CALENDAR.parse("2011-01")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KpiPlan.of(definitions.catalog()).question(List.of("k30"), asked, CALENDAR))
                .withMessage(
                        "The formulas behind k30 look back 30000 periods of a month; at most 20000 can be computed.");
    }

    /// ServiceNow answers at a coarser split and shows 11 where 170 is right.
    @Test
    void refusesAQuestionByADimensionThatAnInputLacks() {
        KpiPlan plan = planWith("b", "revenue / tickets");
        Grid asked =
                new Grid(List.of(CALENDAR.parse("2011-01")), List.of("type"), List.of(new Slice(List.of("order"))));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.question(List.of("b"), asked, CALENDAR))
                .withMessageContaining("`tickets` has only `country`");
    }

    @Test
    void refusesAFormulaThatCannotBeRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planWith("a", "revenue /"))
                .withMessageStartingWith("KPI `a`: ");
    }

    @Test
    void refusesAFormulaThatRefersToNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planWith("a", "turnover"))
                .withMessage("`turnover` is no metric and no KPI.");
    }

    @Test
    void refusesKpisThatAreComputedFromThemselves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planWith("c", "a + 1", "a", "b * 2", "b", "c - orders"))
                .withMessage("These KPIs are computed from themselves: a -> b -> c -> a.");
    }

    private KpiPlan planWith(String... keysAndFormulas) {
        for (int i = 0; i < keysAndFormulas.length; i += 2) {
            definitions.with(kpi(keysAndFormulas[i], keysAndFormulas[i + 1], "order"));
        }
        return KpiPlan.of(definitions.catalog());
    }
}
