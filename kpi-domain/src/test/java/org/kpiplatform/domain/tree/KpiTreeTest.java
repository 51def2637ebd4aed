package org.kpiplatform.domain.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.domain.catalog.Definitions.edge;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.engine.Columns;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.Status;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.target.TargetPath;

class KpiTreeTest {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;
    private static final TargetDefinition FOURTEEN = new TargetDefinition(
            Map.of(), 14.0, null, null, null, null, null, TargetPath.LINEAR, List.of(), null, null, null, null, null);

    private final Definitions definitions = new Definitions()
            .with(metric("revenue", "GBP"), metric("orders", "order"), metric("returns", "order"))
            .with(
                    kpi("net_orders", "orders - returns", "order"),
                    kpi("order_value", "revenue / net_orders", "GBP / order", FOURTEEN),
                    kpi("return_rate", "returns / orders", "%"),
                    kpi(
                            "growth_score",
                            "order_value * net_orders / 10",
                            "GBP",
                            edge(EdgeKind.GUARD, "return_rate", 0)));

    @Test
    void showsAKpiWithTheInputsOfItsFormulaDownToTheMetrics() {
        TreeNode root = tree("order_value", Map.of("revenue", "90 120", "orders", "10 12", "returns", "1 2"))
                .root();

        assertThat(root.kind()).isEqualTo(TreeNode.Kind.KPI);
        assertThat(root.edge()).isNull();
        assertThat(root.value()).isEqualTo(12.0);
        assertThat(root.previous()).isEqualTo(10.0);
        assertThat(root.change()).isEqualTo(2.0);
        assertThat(root.changeRatio()).isEqualTo(0.2);
        assertThat(root.children()).extracting(TreeNode::key).containsExactly("revenue", "net_orders");
        assertThat(root.children()).extracting(TreeNode::edge).containsOnly(EdgeKind.FORMULA);
        TreeNode netOrders = root.children().getLast();
        assertThat(netOrders.value()).isEqualTo(10.0);
        assertThat(netOrders.children()).extracting(TreeNode::kind).containsOnly(TreeNode.Kind.METRIC);
    }

    /// Lightdash, Mixpanel and ServiceNow draw trees whose edges compute nothing.
    @Test
    void lightdashMixpanelServiceNowAParentIsItsFormulaOfItsChildren() {
        TreeNode root = tree("growth_score", Map.of("revenue", "90 120", "orders", "10 12", "returns", "1 2"))
                .root();

        List<TreeNode> inputs = root.children().stream()
                .filter(child -> child.edge() == EdgeKind.FORMULA)
                .toList();
        assertThat(inputs).extracting(TreeNode::key).containsExactly("order_value", "net_orders");
        assertThat(inputs).extracting(TreeNode::value).containsExactly(12.0, 10.0);
        assertThat(root.value()).isEqualTo(12.0 * 10.0 / 10);
    }

    @Test
    void readsTheStatusOfKpisAndOfNoMetric() {
        TreeNode root = tree("order_value", Map.of("revenue", "90 120", "orders", "10 12", "returns", "1 2"))
                .root();

        assertThat(root.status()).isEqualTo(Status.OFF_TRACK);
        assertThat(root.statusReason()).isEqualTo("12.00 is below the target of 14.00, by more than 10 %.");
        assertThat(root.targetValue()).isEqualTo(14.0);
        assertThat(root.expected()).isEqualTo(14.0);
        assertThat(root.children().getFirst().status()).isNull();
        assertThat(root.children().getLast().status()).isEqualTo(Status.NO_TARGET);
    }

    @Test
    void namesTheMissingMetricInEveryKpiAboveIt() {
        KpiTree tree = tree("order_value", Map.of("revenue", "90 120", "orders", "10 -", "returns", "1 2"));

        assertThat(tree.root().value()).isNull();
        assertThat(tree.root().absence()).isEqualTo(Absence.MISSING);
        assertThat(tree.root().missingInputs()).containsExactly("orders");
        assertThat(tree.root().previous()).isEqualTo(10.0);
        assertThat(tree.root().change()).isNull();
        assertThat(tree.root().status()).isEqualTo(Status.NO_DATA);
    }

    @Test
    void tellsUndefinedFromMissing() {
        TreeNode root =
                tree("return_rate", Map.of("orders", "10 0", "returns", "1 0")).root();

        assertThat(root.absence()).isEqualTo(Absence.UNDEFINED);
        assertThat(root.missingInputs()).isEmpty();
    }

    @Test
    void hasNoChangeRatioFromZeroAndTheSignOfTheChangeFromANegativeValue() {
        Map<String, String> fromZero = Map.of("orders", "5 5", "returns", "5 3");
        Map<String, String> fromNegative = Map.of("orders", "5 5", "returns", "9 7");

        assertThat(tree("net_orders", fromZero).root().change()).isEqualTo(2.0);
        assertThat(tree("net_orders", fromZero).root().changeRatio()).isNull();
        assertThat(tree("net_orders", fromNegative).root().changeRatio()).isEqualTo(0.5, within(1e-15));
    }

    @Test
    void showsADrawnEdgeWithItsValuesButDoesNotTakeItApart() {
        TreeNode root = tree("growth_score", Map.of("revenue", "90 120", "orders", "10 12", "returns", "1 3"))
                .root();

        TreeNode guard = root.children().getLast();
        assertThat(guard.key()).isEqualTo("return_rate");
        assertThat(guard.edge()).isEqualTo(EdgeKind.GUARD);
        assertThat(guard.value()).isEqualTo(0.25);
        assertThat(guard.children()).isEmpty();
        assertThat(guard.folded()).isTrue();
    }

    @Test
    void showsASharedNodeInEveryPlaceAndSaysSo() {
        TreeNode root = tree("growth_score", Map.of("revenue", "90 120", "orders", "10 12", "returns", "1 3"))
                .root();

        TreeNode below = root.children().get(0).children().getLast();
        TreeNode beside = root.children().get(1);
        assertThat(below.key()).isEqualTo("net_orders").isEqualTo(beside.key());
        assertThat(below.shared()).isTrue();
        assertThat(beside.shared()).isTrue();
        assertThat(beside.children()).isEqualTo(below.children());
        assertThat(root.shared()).isFalse();
    }

    /// Metabase #11978: a part of a month stood against a whole one, and so was always worse.
    @Test
    void isOpenWhereAMetricBelowIsAndThenNotComparedWithAWholePeriod() {
        Question question = question(definitions.catalog(), "order_value");
        Evaluation evaluation = evaluate(
                definitions.catalog(), question, Map.of("revenue", "90 150", "orders", "10 12", "returns", "1 2"));

        TreeNode root = KpiTree.of(
                        TreeScope.of(evaluation.plan(), "order_value"),
                        new TreeValues(evaluation, Map.of()),
                        new TreeFacts(
                                Map.of("returns", PeriodState.OPEN, "revenue", PeriodState.PROVISIONAL),
                                Map.of(),
                                Map.of()))
                .root();

        assertThat(root.state()).isEqualTo(PeriodState.OPEN);
        assertThat(root.statusReason()).endsWith("2011-03 is open: its sources have not delivered all of it yet.");
        assertThat(root.value()).isNotNull();
        assertThat(root.previous()).isNotNull();
        assertThat(root.change()).isNull();
        assertThat(root.changeRatio()).isNull();
        assertThat(root.children().getFirst().state()).isEqualTo(PeriodState.PROVISIONAL);
        assertThat(root.children().getFirst().change()).isEqualTo(60);
        assertThat(root.children().getLast().state()).isEqualTo(PeriodState.OPEN);
    }

    @Test
    void foldsWhatLiesTooDeep() {
        definitions.with(kpi("level_0", "orders", "order"));
        for (int i = 1; i <= 10_000; i++) {
            definitions.with(kpi("level_" + i, "level_" + (i - 1) + " + 1 * orders", "order"));
        }

        TreeNode node = tree("level_10000", Map.of("orders", "1 2")).root();

        assertThat(node.value()).isEqualTo(20_002.0);
        int levels = 0;
        for (; !node.children().isEmpty(); node = node.children().getFirst()) {
            levels++;
        }
        assertThat(levels).isEqualTo(KpiTree.MOST_LEVELS);
        assertThat(node.folded()).isTrue();
        assertThat(node.value()).isEqualTo(2.0 * 9_801);
    }

    @Test
    void foldsTheLowerLevelsWhenSharedNodesWouldMultiplyWithoutEnd() {
        definitions.with(kpi("level_0", "orders", "order"), kpi("twin_0", "orders", "order"));
        for (int i = 1; i <= 60; i++) {
            String formula = "level_%1$d + twin_%1$d".formatted(i - 1);
            definitions.with(kpi("level_" + i, formula, "order"), kpi("twin_" + i, formula, "order"));
        }

        TreeNode root = tree("level_60", Map.of("orders", "1 1")).root();

        assertThat(root.value()).isEqualTo(Math.pow(2, 60));
        assertThat(nodes(root)).isGreaterThan(5_000).isLessThanOrEqualTo(KpiTree.MOST_NODES);
    }

    @Test
    void beginsAtAKpi() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> question(definitions.catalog(), "orders"))
                .withMessage("`orders` is a metric, which has no tree; a tree begins at a KPI.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> question(definitions.catalog(), "order"))
                .withMessage("`order` is no KPI.");
    }

    private static int nodes(TreeNode node) {
        return 1 + node.children().stream().mapToInt(KpiTreeTest::nodes).sum();
    }

    private KpiTree tree(String kpi, Map<String, String> measured) {
        Question question = question(definitions.catalog(), kpi);
        return KpiTree.of(
                TreeScope.of(KpiPlan.of(definitions.catalog()), kpi),
                new TreeValues(evaluate(definitions.catalog(), question, measured), Map.of()),
                TreeFacts.PLAIN);
    }

    private static Question question(Catalog catalog, String kpi) {
        return TreeScope.of(KpiPlan.of(catalog), kpi).question(CALENDAR.parse("2011-03"), CALENDAR);
    }

    private static Evaluation evaluate(Catalog catalog, Question question, Map<String, String> measured) {
        Map<String, Column> columns = new HashMap<>();
        measured.forEach((metric, cells) -> columns.put(metric, Columns.column(cells)));
        return Evaluation.of(KpiPlan.of(catalog), question, columns);
    }
}
