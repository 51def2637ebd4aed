package org.kpiplatform.domain.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.domain.catalog.Definitions.edge;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;
import static org.kpiplatform.domain.catalog.Definitions.sliceBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;

/// Whatever the values are: a real partition leaves nothing unexplained, and one that lacks a slice leaves that slice.
class PartitionPropertyTest {

    @Property(tries = 300)
    void leavesNothingOfARealPartitionAndTheSliceThatIsLeftOutOtherwise(
            @ForAll("amounts") List<Integer> cents, @ForAll boolean leftOut) {
        Definitions definitions = new Definitions().with(metric("all", "GBP"));
        Map<String, String> measured = new HashMap<>(Map.of("all", "0 " + amount(sum(cents))));
        List<Edge> edges = new ArrayList<>();
        for (int i = leftOut ? 1 : 0; i < cents.size(); i++) {
            definitions.with(metric("m" + i, "GBP"));
            definitions.with(kpi("slice_" + i, "m" + i, "GBP"));
            measured.put("m" + i, "0 " + amount(cents.get(i)));
            edges.add(edge(EdgeKind.SLICE, "slice_" + i, 0));
        }
        definitions.with(kpi("whole", "all", "GBP", edges.toArray(Edge[]::new)));

        Reconciliation found = new GrownTree(definitions)
                .grow("whole", measured)
                .root()
                .reconciliations()
                .getFirst();

        double expected = leftOut ? cents.getFirst() / 100.0 : 0;
        double largest =
                cents.stream().mapToDouble(cent -> Math.abs(cent) / 100.0).max().orElse(1);
        assertThat(found.residual()).isCloseTo(expected, within(1e-8 * Math.max(1, largest)));
        assertThat(leftOut || found.leavesNothing()).isTrue();
    }

    /// The sum of the numerators by the sum of the denominators, whatever the mean of the ratios is.
    @Property(tries = 200)
    void findsThatTheSlicesOfARatioMakeItUp(
            @ForAll("amounts") List<Integer> won, @ForAll("amounts") List<Integer> lost) {
        int slices = Math.min(won.size(), lost.size());
        List<Integer> wins = won.subList(0, slices);
        List<Integer> decided = IntStream.range(0, slices)
                .mapToObj(i -> Math.abs(wins.get(i)) + Math.abs(lost.get(i)) + 1)
                .toList();
        Definitions definitions = new Definitions()
                .with(metric("won", "deal", "region"), metric("decided", "deal", "region"))
                .with(kpi("win_rate", "won / decided", "%", sliceBy("region")));

        List<Reconciliation> found = new GrownTree(definitions)
                .grow(
                        "win_rate",
                        Map.of("won", "0 " + amount(sum(wins)), "decided", "1 " + amount(sum(decided))),
                        "region",
                        IntStream.range(0, slices).mapToObj(i -> "region " + i).toList(),
                        Map.of("won", cells(wins), "decided", cells(decided)))
                .root()
                .reconciliations();

        assertThat(found).hasSize(2).allMatch(Reconciliation::leavesNothing);
    }

    private static String cells(List<Integer> cents) {
        return cents.stream().flatMap(cent -> Stream.of("1", amount(cent))).collect(Collectors.joining(" "));
    }

    private static long sum(List<Integer> cents) {
        return cents.stream().mapToLong(Integer::longValue).sum();
    }

    private static String amount(long cents) {
        return String.valueOf(cents / 100.0);
    }

    @Provide
    Arbitrary<List<Integer>> amounts() {
        return Arbitraries.integers()
                .between(-10_000_000, 10_000_000)
                .list()
                .ofMinSize(2)
                .ofMaxSize(30);
    }
}
