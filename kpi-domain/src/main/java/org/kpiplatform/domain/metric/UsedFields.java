package org.kpiplatform.domain.metric;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Collects the fields that a text needs.
final class UsedFields {

    private final SequencedSet<Value.Field> fields = new LinkedHashSet<>();

    private UsedFields() {}

    static List<Value.Field> of(Value value) {
        UsedFields used = new UsedFields();
        used.add(value);
        return List.copyOf(used.fields);
    }

    static List<Value.Field> of(Condition condition) {
        UsedFields used = new UsedFields();
        used.add(condition);
        return List.copyOf(used.fields);
    }

    static List<Value.Field> of(Measure measure) {
        UsedFields used = new UsedFields();
        used.add(measure);
        return List.copyOf(used.fields);
    }

    private void add(Value value) {
        switch (value) {
            case Value.Field field -> fields.add(field);
            case Value.Constant _ -> {}
            case Value.Sum(Value left, Value right) -> addBoth(left, right);
            case Value.Difference(Value left, Value right) -> addBoth(left, right);
            case Value.Product(Value left, Value right) -> addBoth(left, right);
            case Value.Elapsed(var _, Value.Field from, Value.Field until) -> addBoth(from, until);
        }
    }

    private void addBoth(Value left, Value right) {
        add(left);
        add(right);
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.And(List<Condition> conditions) -> conditions.forEach(this::add);
            case Condition.Or(List<Condition> conditions) -> conditions.forEach(this::add);
            case Condition.Not(Condition negated) -> add(negated);
            case Condition.Comparison(Value left, var _, Condition.Operand right) -> {
                add(left);
                if (right instanceof Condition.Computed(Value value)) {
                    add(value);
                }
            }
            case Condition.In(Value value, var _) -> add(value);
            case Condition.IsNull(Value value) -> add(value);
        }
    }

    private void add(Measure measure) {
        switch (measure) {
            case Measure.Count() -> {}
            case Measure.Sum(Value value) -> add(value);
            case Measure.Average(Value value) -> add(value);
            case Measure.Variance(Value value) -> add(value);
            case Measure.Deviation(Value value) -> add(value);
            case Measure.Minimum(Value value) -> add(value);
            case Measure.Maximum(Value value) -> add(value);
            case Measure.Percentile(Value value, var _) -> add(value);
            case Measure.Last(Value value) -> add(value);
            case Measure.CountDistinct(Value.Field field) -> add(field);
            case Measure.Open(Value.Field from, Value.Field until, Value value) -> {
                addBoth(from, until);
                if (value != null) {
                    add(value);
                }
            }
            case Measure.FirstSeen(Value.Field entity) -> add(entity);
            case Measure.SeenAtLeast(Value.Field entity, var _) -> add(entity);
        }
    }
}
