package org.kpiplatform.domain.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.domain.catalog.Definitions.edge;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;
import static org.kpiplatform.domain.catalog.Definitions.metricOf;
import static org.kpiplatform.domain.catalog.Definitions.sliceBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.target.Direction;
import org.kpiplatform.domain.target.Status;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.target.TargetPath;
import org.kpiplatform.domain.tree.Reconciliation.Compared;

class TreeEdgesTest {

    private final GrownTree trees = new GrownTree(new Definitions()
            .with(
                    metric("revenue", "GBP", "country"),
                    metric("orders", "order", "country"),
                    metric("returns", "order", "country"),
                    metric("north", "GBP"),
                    metric("south", "GBP"),
                    metricOf("customers", "count_distinct(customer_id)"))
            .with(
                    kpi("revenue_north", "north", "GBP"),
                    kpi("revenue_south", "south", "GBP"),
                    kpi("sales", "revenue", "GBP", slice("revenue_north"), slice("revenue_south"))));

    @Test
    void showsSlicesByADimensionWithTheirOwnValuesFromTheGreatestToTheLeast() {
        trees.definitions().with(kpi("order_value", "revenue / orders", "GBP / order", sliceBy("country")));

        TreeNode root = trees.grow(
                        "order_value",
                        Map.of("revenue", "90 120", "orders", "10 12"),
                        "country",
                        List.of("ES", "FR", "?"),
                        Map.of("revenue", "30 40 60 80 0 0", "orders", "5 8 5 4 0 0"))
                .root();

        List<TreeNode> slices = root.children().stream()
                .filter(node -> node.edge() == EdgeKind.SLICE)
                .toList();
        assertThat(slices).extracting(TreeNode::name).containsExactly("FR", "ES", "without country");
        assertThat(slices.getFirst().slice()).isEqualTo(Map.of("country", "FR"));
        assertThat(slices.getFirst().key()).isEqualTo("order_value");
        assertThat(slices.getFirst().value()).isEqualTo(20.0);
        assertThat(slices.getFirst().previous()).isEqualTo(12.0);
        assertThat(slices.getLast().value()).isNull();
        assertThat(slices.getLast().absence()).isEqualTo(Absence.UNDEFINED);
        assertThat(slices).allMatch(node -> node.children().isEmpty() && !node.folded() && !node.shared());
    }

    @Test
    void checksTheSlicesOfARatioByItsNumeratorAndItsDenominator() {
        trees.definitions().with(kpi("order_value", "revenue / orders", "GBP / order", sliceBy("country")));

        TreeNode root = trees.grow(
                        "order_value",
                        Map.of("revenue", "90 120", "orders", "10 12"),
                        "country",
                        List.of("ES", "FR"),
                        Map.of("revenue", "30 40 60 80", "orders", "5 7 5 4"))
                .root();

        assertThat(root.reconciliations())
                .extracting(Reconciliation::of)
                .containsExactly(Compared.NUMERATOR, Compared.DENOMINATOR);
        assertThat(root.reconciliations()).extracting(Reconciliation::residual).containsExactly(0.0, 1.0);
        assertThat(root.reconciliations().getLast().reason())
                .isEqualTo("The slices make up 11 of the denominator of 12; 1 (8.3 %) is in none of them.");
    }

    @Test
    void tellsWhatSlicesThatAreOtherKpisLeaveUnexplained() {
        TreeNode root = trees.grow("sales", Map.of("revenue", "90 120", "north", "40 50", "south", "50 60"))
                .root();

        assertThat(root.children())
                .extracting(TreeNode::key, TreeNode::edge)
                .containsExactly(
                        tuple("revenue", EdgeKind.FORMULA),
                        tuple("revenue_north", EdgeKind.SLICE),
                        tuple("revenue_south", EdgeKind.SLICE));
        assertThat(root.children().getLast().children())
                .extracting(TreeNode::key)
                .containsExactly("south");
        assertThat(root.reconciliations()).singleElement().satisfies(found -> {
            assertThat(found.whole()).isEqualTo(120.0);
            assertThat(found.parts()).isEqualTo(110.0);
            assertThat(found.residual()).isEqualTo(10.0);
            assertThat(found.share()).isCloseTo(1 / 12.0, within(1e-15));
            assertThat(found.reason())
                    .isEqualTo("The slices make up 110.00 of 120.00; 10.00 (8.3 %) is in none of them.");
        });
    }

    @Test
    void tellsWhereSlicesSayMoreThanThereIs() {
        assertThat(reconciled("90 120", "40 70", "50 60").reason())
                .isEqualTo("The slices make up 130.00, which is 10.00 (8.3 %) more than 120.00: something is counted "
                        + "twice, or is none of it.");
        assertThat(reconciled("90 120", "40 60", "50 60").reason()).isEqualTo("The slices make up 120.00.");
        assertThat(reconciled("90 120", "40 -", "50 60").reason())
                .isEqualTo("The slices are not added up: `revenue_north` has no value.");
    }

    @Test
    void addsUpNothingThatDoesNotAddUp() {
        trees.definitions()
                .with(kpi("buyers", "customers", "customer", slice("some")), kpi("some", "customers", "order"));

        TreeNode root = trees.grow("buyers", Map.of("customers", "9 9")).root();

        assertThat(root.reconciliations()).singleElement().satisfies(found -> {
            assertThat(found.residual()).isNull();
            assertThat(found.reason())
                    .isEqualTo("The slices are not added up: the metric `customers` counts different values, and one "
                            + "that comes in two slices counts in both.");
        });
    }

    @Test
    void tellsWhatPartsLeaveUnexplainedOfAValueThatIsMeasuredByItself() {
        trees.definitions()
                .with(
                        kpi("price", "revenue / orders", "GBP / order"),
                        withParts("ledger", "revenue", "price * (orders - returns)"));

        TreeNode root = trees.grow("ledger", Map.of("revenue", "90 120", "orders", "10 12", "returns", "1 3"))
                .root();

        assertThat(root.value()).isEqualTo(120.0);
        assertThat(root.children()).extracting(TreeNode::key).containsExactly("revenue", "price", "orders", "returns");
        assertThat(root.reconciliations()).singleElement().satisfies(found -> {
            assertThat(found.edge()).isEqualTo(EdgeKind.FORMULA);
            assertThat(found.parts()).isEqualTo(90.0);
            assertThat(found.residual()).isEqualTo(30.0);
            assertThat(found.reason())
                    .isEqualTo("The parts make up 90.00 of 120.00; 30.00 (25.0 %) is in none of them.");
        });
    }

    @Test
    void showsAnInfluenceAsItWasDeclared() {
        Edge influence = new Edge(
                EdgeKind.INFLUENCE,
                "revenue_north",
                null,
                Edge.Sign.POSITIVE,
                2,
                Edge.Confidence.CORRELATED,
                "Spring 2010.",
                LocalDate.of(2010, 6, 1));
        trees.definitions().with(kpi("x", "orders", "order", influence));

        TreeNode root = trees.grow("x", Map.of("orders", "1 2", "north", "- -")).root();

        assertThat(root.children().getLast().drawn()).isEqualTo(influence);
        assertThat(root.children().getLast().absence()).isEqualTo(Absence.MISSING);
        assertThat(root.children().getFirst().drawn()).isNull();
    }

    @Test
    void warnsWhereATargetIsMetWhileItsGuardGotWorse() {
        guarded(Direction.DECREASE, null);

        assertThat(warnings("10 12", "1 3"))
                .containsExactly(
                        "The target is met while its guard got worse: return_rate rose from 10.0 % to 25.0 %.");
        assertThat(warnings("10 12", "2 2")).isEmpty();
        assertThat(warnings("10 10", "1 2")).isEmpty();
        assertThat(warnings("10 12", "1 -")).isEmpty();
    }

    @Test
    void warnsWhereAGuardLeavesItsBand() {
        TargetDefinition band = new TargetDefinition(
                Map.of(), null, null, null, null, null, null, TargetPath.LINEAR, List.of(), null, 0.0, 0.2, null, null);
        guarded(Direction.MAINTAIN, band);

        assertThat(warnings("10 12", "1 3"))
                .containsExactly(
                        "The target is met while its guard got worse: return_rate rose from 10.0 % to 25.0 %.");
        assertThat(warnings("10 12", "1 2")).isEmpty();
    }

    private void guarded(Direction direction, @Nullable TargetDefinition band) {
        TargetDefinition twelve = new TargetDefinition(
                Map.of(),
                12.0,
                null,
                null,
                null,
                null,
                null,
                TargetPath.LINEAR,
                List.of(),
                null,
                null,
                null,
                null,
                null);
        trees.definitions()
                .with(
                        new KpiDefinition(
                                "return_rate",
                                null,
                                null,
                                "returns / orders",
                                null,
                                Map.of(),
                                "%",
                                direction,
                                Grain.MONTH,
                                null,
                                null,
                                null,
                                List.of(),
                                1,
                                null,
                                band,
                                List.of(),
                                null,
                                List.of()),
                        kpi("volume", "orders", "order", twelve, edge(EdgeKind.GUARD, "return_rate", 0)));
    }

    private List<String> warnings(String orders, String returns) {
        TreeNode root = trees.grow("volume", Map.of("orders", orders, "returns", returns))
                .root();
        assertThat(root.status()).isIn(Status.MET, Status.OFF_TRACK);
        return root.warnings();
    }

    private Reconciliation reconciled(String revenue, String north, String south) {
        return trees.grow("sales", Map.of("revenue", revenue, "north", north, "south", south))
                .root()
                .reconciliations()
                .getFirst();
    }

    private static Edge slice(String kpi) {
        return edge(EdgeKind.SLICE, kpi, 0);
    }

    private static KpiDefinition withParts(String key, String formula, String parts) {
        return new KpiDefinition(
                key,
                null,
                null,
                formula,
                parts,
                Map.of(),
                "GBP",
                null,
                Grain.MONTH,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of());
    }
}
