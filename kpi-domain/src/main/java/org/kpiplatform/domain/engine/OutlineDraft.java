package org.kpiplatform.domain.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.Policies;
import org.kpiplatform.domain.engine.program.Accumulation;
import org.kpiplatform.domain.engine.program.Names;
import org.kpiplatform.domain.engine.program.Program;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.MissingPolicy;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;

/// Numbers the metrics and KPIs of a catalog, and compiles their formulas. A KPI that another one wants to date has a
/// node of its own for that, which hides behind the same key.
final class OutlineDraft {

    private final Catalog catalog;
    private final FormulaGraph graph;
    private final Policies policies;
    private final List<String> keys = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> records = new HashMap<>();
    private final Map<String, Integer> centres = new HashMap<>();
    private final Map<ToDate, Integer> toDate = new HashMap<>();
    private final List<Program> programs = new ArrayList<>();
    private final List<int[]> inputs = new ArrayList<>();
    private final Map<Program, Program> forms = new HashMap<>();

    OutlineDraft(Catalog catalog, FormulaGraph graph) {
        this.catalog = catalog;
        this.graph = graph;
        this.policies = Policies.of(catalog);
        for (String metric : catalog.metrics().keySet()) {
            numbers.put(metric, keys.size());
            keys.add(metric);
        }
        catalog.metrics().values().forEach(this::addParts);
        for (String kpi : graph.order()) {
            NamesIn names = new NamesIn(kpi);
            int node = add(kpi, Program.of(formula(kpi), names), names);
            numbers.put(kpi, node);
        }
    }

    private record ToDate(String kpi, Grain whole) {}

    /// Of all nodes, inputs before what needs them; metrics are the first, then what averages and spreads are made of.
    List<String> keys() {
        return keys;
    }

    private void addParts(MetricDefinition metric) {
        Measure measure = Measure.parse(metric.measure());
        boolean isSpread = measure instanceof Measure.Variance || measure instanceof Measure.Deviation;
        if (isSpread || measure instanceof Measure.Average) {
            records.put(metric.key(), keys.size());
            keys.add(metric.key());
        }
        if (isSpread) {
            centres.put(metric.key(), keys.size());
            keys.add(metric.key());
        }
    }

    /// Of the nodes of averages and spreads that have the numbers of their records.
    Map<String, Integer> records() {
        return records;
    }

    /// Of the nodes of spreads that have the means of their records.
    Map<String, Integer> centres() {
        return centres;
    }

    /// Of each key's own node.
    Map<String, Integer> numbers() {
        return numbers;
    }

    /// Of all KPIs.
    Program[] programs() {
        return programs.toArray(Program[]::new);
    }

    /// Of all KPIs.
    int[][] inputs() {
        return inputs.toArray(int[][]::new);
    }

    private int add(String kpi, Program program, NamesIn names) {
        programs.add(forms.computeIfAbsent(program, form -> form));
        inputs.add(names.inputs.stream().mapToInt(Integer::intValue).toArray());
        keys.add(kpi);
        return keys.size() - 1;
    }

    private int number(String key) {
        Integer number = numbers.get(key);
        if (number == null) {
            throw new IllegalArgumentException("`%s` is no metric and no KPI.".formatted(key));
        }
        return number;
    }

    private Formula formula(String kpi) {
        return graph.formula(kpi).orElseThrow();
    }

    /// The node of a KPI to date, after those of all KPIs that it needs. They are made one after the other and not one
    /// inside the other, since there may be thousands.
    private int toDate(String kpi, Grain whole) {
        TreeSet<Integer> lacking = new TreeSet<>();
        addLacking(lacking, kpi, whole);
        for (Integer node = number(kpi); node != null; node = lacking.lower(node)) {
            graph.inputs(keys.get(node)).forEach(input -> addLacking(lacking, input, whole));
        }
        for (int node : lacking) {
            String input = keys.get(node);
            NamesIn names = new NamesIn(input);
            toDate.put(new ToDate(input, whole), add(input, Program.toDate(formula(input), names, whole), names));
        }
        return requireNonNull(toDate.get(new ToDate(kpi, whole)));
    }

    private void addLacking(Set<Integer> lacking, String key, Grain whole) {
        if (catalog.kpis().containsKey(key) && !toDate.containsKey(new ToDate(key, whole))) {
            lacking.add(number(key));
        }
    }

    /// What the formula of a KPI names: first the inputs as it names them, then those that it wants to date.
    private final class NamesIn implements Names {

        private final String kpi;
        private final List<Integer> inputs = new ArrayList<>();

        NamesIn(String kpi) {
            this.kpi = kpi;
            graph.inputs(kpi).forEach(key -> inputs.add(number(key)));
        }

        @Override
        public int input(String key) {
            return position(number(key));
        }

        @Override
        public int records(String average) {
            return position(requireNonNull(OutlineDraft.this.records.get(average)));
        }

        @Override
        public int centres(String spread) {
            return position(requireNonNull(OutlineDraft.this.centres.get(spread)));
        }

        @Override
        public int toDate(String key, Grain whole) {
            return position(OutlineDraft.this.toDate(key, whole));
        }

        private int position(int node) {
            if (!inputs.contains(node)) {
                inputs.add(node);
            }
            return inputs.indexOf(node);
        }

        @Override
        public Optional<Accumulation> accumulation(String key) {
            @Nullable MetricDefinition metric = catalog.metrics().get(key);
            return Optional.ofNullable(metric)
                    .map(it -> Accumulation.of(key, Measure.parse(it.measure()), catalog.isSnapshot(it)));
        }

        @Override
        public Map<String, MissingPolicy> policies() {
            return policies.of(kpi);
        }
    }
}
