package org.kpiplatform.domain.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.engine.program.Program;

/// The metrics and KPIs of a catalog as numbers: metrics first, then KPIs, each after those it needs. Formulas of
/// the same form share a program, which keeps the working set of an evaluation small.
final class Outline {

    private static final int[] NOTHING = {};

    private final List<String> keys;
    private final Map<String, Integer> numbers;
    private final int metrics;
    private final int leaves;
    private final Map<String, Integer> records;
    private final Map<String, Integer> centres;
    private final Program[] programs;
    private final int[][] inputs;
    private final BitSet withStandIns = new BitSet();

    Outline(Catalog catalog, FormulaGraph graph) {
        OutlineDraft draft = new OutlineDraft(catalog, graph);
        keys = List.copyOf(draft.keys());
        numbers = Map.copyOf(draft.numbers());
        metrics = catalog.metrics().size();
        records = Map.copyOf(draft.records());
        centres = Map.copyOf(draft.centres());
        leaves = metrics + records.size() + centres.size();
        programs = draft.programs();
        inputs = draft.inputs();
        for (int kpi = leaves; kpi < keys.size(); kpi++) {
            boolean below = Arrays.stream(inputs(kpi)).anyMatch(withStandIns::get);
            withStandIns.set(kpi, below || program(kpi).hasStandIns());
        }
    }

    /// Whether something may have been left out or replaced in the values of a node.
    boolean hasStandIns(int node) {
        return withStandIns.get(node);
    }

    int size() {
        return keys.size();
    }

    String key(int node) {
        return keys.get(node);
    }

    boolean knows(String key) {
        return numbers.containsKey(key);
    }

    int number(String key) {
        Integer number = numbers.get(key);
        if (number == null) {
            throw new IllegalArgumentException("`%s` is no metric and no KPI.".formatted(key));
        }
        return number;
    }

    /// Whether it is measured: a metric, or what an average or a spread is made of.
    boolean isMetric(int node) {
        return node < leaves;
    }

    /// Whether it has parts of an average or a spread: the numbers of records, or their means.
    boolean isPart(int node) {
        return metrics <= node && node < leaves;
    }

    /// Whether it has the means of records.
    boolean isCentre(int node) {
        return centres(key(node)).orElse(-1) == node;
    }

    /// The node that has the numbers of records of an average or a spread; empty for other metrics.
    OptionalInt records(String metric) {
        return find(records, metric);
    }

    /// The node that has the means of records of a spread; empty for other metrics.
    OptionalInt centres(String metric) {
        return find(centres, metric);
    }

    private static OptionalInt find(Map<String, Integer> nodes, String metric) {
        Integer node = nodes.get(metric);
        return node == null ? OptionalInt.empty() : OptionalInt.of(node);
    }

    /// What computes a KPI from its [#inputs].
    Program program(int kpi) {
        return programs[kpi - leaves];
    }

    /// The nodes that a KPI is directly computed from, each once, in the order in which its formula names them;
    /// none for a metric. Not to be written to.
    int[] inputs(int node) {
        return isMetric(node) ? NOTHING : inputs[node - leaves];
    }

    /// Some metrics and KPIs and everything they are computed from.
    BitSet behind(Collection<String> some) {
        BitSet behind = new BitSet(size());
        some.forEach(key -> behind.set(number(key)));
        for (int node = behind.length() - 1; node >= leaves; node = behind.previousSetBit(node - 1)) {
            for (int input : inputs(node)) {
                behind.set(input);
            }
        }
        return behind;
    }
}
