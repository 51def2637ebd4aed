package org.kpiplatform.domain.catalog.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.domain.catalog.partition.algebra.Algebra;
import org.kpiplatform.domain.catalog.partition.algebra.Fraction;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.syntax.SyntaxError;

/// A KPI that is another one with some of its records: the same formula over the same metrics, each with the
/// same condition on the same field beside its own.
///
/// @param field  that the condition is on
/// @param values that it lets through
record Filtered(Value.Field field, DimensionValues values) {

    /// How one KPI is a part of another, as far as their definitions tell.
    static Optional<Filtered> of(String part, String whole, SliceNatures natures) {
        Optional<Fraction> one = natures.fraction(part);
        Optional<Fraction> other = natures.fraction(whole);
        return one.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : new Comparison(one.get(), other.get(), natures).filtered();
    }

    private record Comparison(Fraction part, Fraction whole, SliceNatures natures) {

        Optional<Filtered> filtered() {
            Map<String, String> sameAs = new HashMap<>();
            List<List<Condition>> added = new ArrayList<>();
            for (String metric : metrics(part)) {
                Optional<String> twin = metrics(whole).stream()
                        .filter(candidate -> added(metric, candidate).isPresent())
                        .findFirst();
                if (twin.isEmpty()) {
                    return Optional.empty();
                }
                sameAs.put(metric, twin.get());
                added.add(added(metric, twin.get()).orElseThrow());
            }
            boolean sameFormula = part.renamed(
                            variable -> Algebra.ofMetric(variable, sameAs.getOrDefault(Algebra.metricOf(variable), "")))
                    .equals(whole);
            return sameFormula ? alike(added) : Optional.empty();
        }

        private static Set<String> metrics(Fraction fraction) {
            Set<String> metrics = new HashSet<>();
            fraction.over().variables().forEach(variable -> metrics.add(Algebra.metricOf(variable)));
            fraction.under().variables().forEach(variable -> metrics.add(Algebra.metricOf(variable)));
            return metrics;
        }

        /// What a metric asks of records beside what another does, where both measure the same.
        private Optional<List<Condition>> added(String metric, String other) {
            MetricDefinition one = natures.metric(metric);
            MetricDefinition two = natures.metric(other);
            boolean same = one.of().equals(two.of())
                    && one.measure().equals(two.measure())
                    && Objects.equals(one.time(), two.time())
                    && one.unit().equals(two.unit());
            if (!same) {
                return Optional.empty();
            }
            List<Condition> more = new ArrayList<>(conditions(one));
            for (Condition condition : conditions(two)) {
                if (!more.remove(condition)) {
                    return Optional.empty();
                }
            }
            return Optional.of(more);
        }

        private static List<Condition> conditions(MetricDefinition metric) {
            try {
                return switch (metric.where() == null ? null : Condition.parse(metric.where())) {
                    case null -> List.of();
                    case Condition.And and -> and.conditions();
                    case Condition condition -> List.of(condition);
                };
            } catch (SyntaxError _) {
                // what the metric's own check says is enough
                return List.of();
            }
        }

        private static Optional<Filtered> alike(List<List<Condition>> added) {
            Set<Optional<Filtered>> found = new HashSet<>();
            added.forEach(conditions -> found.add(onOneField(conditions)));
            return found.size() == 1 ? found.iterator().next() : Optional.empty();
        }

        private static Optional<Filtered> onOneField(List<Condition> conditions) {
            Set<Value.Field> fields = new HashSet<>();
            conditions.forEach(condition -> fields.addAll(condition.usedFields()));
            if (fields.size() != 1) {
                return Optional.empty();
            }
            Value.Field field = fields.iterator().next();
            return DimensionValues.of(field, conditions).map(values -> new Filtered(field, values));
        }
    }
}
