package org.kpiplatform.domain.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.edge;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;
import static org.kpiplatform.domain.catalog.Definitions.sliceBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.target.Direction;

class SliceCheckTest {

    private final Definitions definitions = new Definitions()
            .with(
                    metric("revenue", "GBP", "country", "channel"),
                    metric("orders", "order", "country"),
                    measured("customers", "count_distinct(customer_id)", null, "customer"),
                    measured("all_orders", "count()", "kind = 'order'", "order"));

    @Test
    void cutsAKpiByADimensionThatAllItsMetricsHave() {
        definitions.with(kpi("order_value", "revenue / orders", "GBP / order", sliceBy("country")));

        assertThat(told()).isEmpty();
    }

    /// ServiceNow answers at a coarser level instead.
    @Test
    void refusesADimensionThatOneMetricLacksAndNamesBoth() {
        definitions.with(
                kpi("order_value", "revenue / orders", "GBP / order", sliceBy("channel")),
                kpi("again", "order_value", "GBP / order", sliceBy("cuontry")));

        assertThat(told())
                .containsExactly(
                        "error again edges[0].by: `again` can't be split by `cuontry`: `orders` has only `country`, "
                                + "`revenue` has only `country`, `channel`. All inputs have: `country`; did you mean "
                                + "`country`?",
                        "error order_value edges[0].by: `order_value` can't be split by `channel`: `orders` has only "
                                + "`country`. All inputs have: `country`.");
    }

    @Test
    void cutsAKpiInOneWayOnly() {
        definitions.with(kpi("a", "revenue", "GBP"), kpi("x", "revenue", "GBP", sliceBy("country"), slice("a")));

        assertThat(told()).singleElement().asString().contains("this one is cut in more than one way");
    }

    @Test
    void knowsThatEdgesOtherThanSlicesLeadToKpis() {
        definitions.with(kpi(
                "x",
                "revenue",
                "GBP",
                new Edge(EdgeKind.GUARD, null, "country", null, 0, null, null, null),
                new Edge(EdgeKind.SLICE, null, null, null, 0, null, null, null)));

        assertThat(told())
                .containsExactly(
                        "error x edges[0].by: Only slices are by a dimension; found `country`.",
                        "error x edges[1].kpi: Slices are other KPIs or the values of a dimension; give kpi, or by.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            country = 'FR'                     | country != 'FR'                     | country is null |
            country in ('FR', 'ES')            | country not in ('FR', 'ES') or country is null | |
            country is null                    | country is not null                 | |
            not (country = 'FR')               | country = 'FR' or country is null   | |
            country = 'FR'                     | country != 'FR'                     | | without a `country`, if there are any
            country = 'FR'                     | country = 'ES' or country is null   | | with any other `country` than 'ES', 'FR' and those without one
            country != 'FR' or country is null | country = 'ES'                      | | overlap: both count records whose `country` is one of 'ES'.
            country in ('FR', 'ES')            | country != 'FR' or country is null  | | overlap: both count records whose `country` is one of 'ES'.
            country is null                    | country != 'FR' or country is null  | | overlap: both count records whose `country` is one of those without one.
            country != 'FR'                    | country != 'ES' or country is null  | | overlap: both count records whose `country` is one of all but 'ES', 'FR'.
            country not in ('FR', 'ES')        | country = 'FR' or country is null   | | leave out records of `total` whose `country` is one of 'ES'.
            """)
    void findsInDefinitionsWhetherSlicesAreAllAndNothingTwice(
            String one, String other, @Nullable String third, @Nullable String found) {
        String[] conditions = third == null ? new String[] {one, other} : new String[] {one, other, third};
        definitions.with(total(conditions.length));
        for (int i = 0; i < conditions.length; i++) {
            definitions.with(measured("orders_" + i, "count()", "kind = 'order' and (" + conditions[i] + ")", "order"));
            definitions.with(kpi("slice_" + i, "orders_" + i, "order"));
        }

        if (found == null) {
            assertThat(told()).isEmpty();
        } else {
            assertThat(told()).anySatisfy(finding -> assertThat(finding).contains(found));
        }
    }

    @Test
    void refusesOverlapsAndWarnsOfGapsWhichTheNumbersMayFill() {
        definitions.with(total(2), kpi("slice_0", "french", "order"), kpi("slice_1", "southern", "order"));
        definitions.with(
                measured("french", "count()", "kind = 'order' and country = 'FR'", "order"),
                measured("southern", "count()", "kind = 'order' and country in ('FR', 'ES')", "order"));

        assertThat(told())
                .containsExactly(
                        "error total edges: The slices `slice_0` and `slice_1` overlap: both count records whose "
                                + "`country` is one of 'FR'.",
                        "warning total edges: The slices `slice_0`, `slice_1` leave out records of `total` with any "
                                + "other `country` than 'ES', 'FR'; add a slice for the rest.",
                        "warning total edges: The slices `slice_0`, `slice_1` leave out records of `total` without a "
                                + "`country`, if there are any: no condition but `is null` lets these through.");
    }

    @Test
    void seesThroughTheFormulasOfRatios() {
        definitions.with(
                measured("returns", "count()", "kind = 'return'", "order"),
                measured("returns_fr", "count()", "kind = 'return' and country = 'FR'", "order"),
                measured("orders_fr", "count()", "kind = 'order' and country = 'FR'", "order"),
                measured(
                        "returns_rest", "count()", "kind = 'return' and (country != 'FR' or country is null)", "order"),
                measured("orders_rest", "count()", "country = 'FR' and kind = 'order'", "order"));
        definitions.with(
                kpi("rate", "1 - (all_orders - returns) / all_orders", "%", slice("rate_fr"), slice("rate_rest")),
                kpi("rate_fr", "returns_fr / orders_fr", "%"),
                kpi("rate_rest", "returns_rest / orders_rest", "%"));

        // the denominator of the rest is that of France: no partition that definitions tell, so that numbers must
        assertThat(told()).isEmpty();
    }

    @Test
    void refusesSlicesOfWhichNothingCanTellWhetherTheyAreAll() {
        definitions.with(
                kpi("x", "customers", "customer", slice("young"), slice("old")),
                kpi("young", "orders * 0 + customers", "customer"),
                kpi("old", "customers", "customer"));

        assertThat(told())
                .contains(
                        "error x edges: Nothing can tell whether `young`, `old` are all of `x`: the metric `customers` "
                                + "counts different values, and one that comes in two slices counts in both, and they are not "
                                + "the same with one condition each. Slice it by a dimension, or draw peers.");
    }

    @Test
    void refusesASliceInAnotherUnit() {
        definitions.with(kpi("x", "revenue", "GBP", slice("y")), kpi("y", "orders", "order"));

        assertThat(told())
                .containsExactly(
                        "error x edges[0].kpi: `y` is in order and `x` in GBP; a slice has the unit of the whole.");
    }

    @Test
    void namesTheWholeLoopOfFormulasPartsAndSlices() {
        definitions.with(
                kpi("a", "b + revenue", "GBP"),
                kpi("b", "revenue", "GBP", slice("c")),
                withParts("c", "revenue", "a - revenue"));

        assertThat(told())
                .containsExactly(
                        "error b edges: `b` is a part of itself, by formulas, parts and slices: a -> b -> c -> a. "
                                + "Take one of these steps out.");
    }

    @Test
    void checksPartsLikeAFormula() {
        definitions.with(
                withParts("a", "revenue", "orders"),
                withParts("b", "revenue", "revenu * 2"),
                withParts("c", "revenue", "prev(revenue)"),
                withParts("d", "revenue", "revenue +"));

        assertThat(told())
                .satisfiesExactly(
                        unit -> assertThat(unit).startsWith("error a parts: ").contains("order"),
                        unknown -> assertThat(unknown).endsWith("no metric and no KPI; did you mean `revenue`?"),
                        earlier -> assertThat(earlier).contains("`prev(revenue)` is of others"),
                        broken -> assertThat(broken).startsWith("error d parts: "));
    }

    private static KpiDefinition total(int slices) {
        Edge[] edges = new Edge[slices];
        for (int i = 0; i < slices; i++) {
            edges[i] = slice("slice_" + i);
        }
        return kpi("total", "all_orders", "order", edges);
    }

    private static Edge slice(String kpi) {
        return edge(EdgeKind.SLICE, kpi, 0);
    }

    private static MetricDefinition measured(String key, String measure, @Nullable String where, String unit) {
        return new MetricDefinition(key, null, null, "shop.orders", measure, where, null, List.of(), unit);
    }

    private static KpiDefinition withParts(String key, String formula, String parts) {
        return new KpiDefinition(
                key,
                null,
                "It is needed.",
                formula,
                parts,
                Map.of(),
                "GBP",
                Direction.INCREASE,
                Grain.MONTH,
                null,
                null,
                null,
                List.of(),
                null,
                "head_of_shop",
                null,
                List.of(),
                null,
                List.of());
    }

    private List<String> told() {
        return CatalogCheck.check(definitions.catalog(), (_, _) -> Optional.empty()).stream()
                .map(finding -> "%s %s %s: %s"
                        .formatted(
                                finding.blocks() ? "error" : "warning",
                                finding.key(),
                                finding.path(),
                                finding.message()))
                .toList();
    }
}
