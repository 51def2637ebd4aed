package org.kpiplatform.domain.catalog.partition;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Value;

/// Which values of a field a condition lets through.
///
/// @param named  those, or all but those, as they are written in conditions
/// @param except whether it is all but those
/// @param none   whether records without a value are let through
record DimensionValues(Set<String> named, boolean except, boolean none) {

    static final DimensionValues NOTHING = new DimensionValues(Set.of(), false, false);
    static final DimensionValues EVERYTHING = new DimensionValues(Set.of(), true, true);

    DimensionValues {
        named = Set.copyOf(named);
    }

    /// The values of a field that all conditions let through; empty where one of them asks for anything else.
    static Optional<DimensionValues> of(Value.Field field, Collection<Condition> conditions) {
        DimensionValues values = EVERYTHING;
        for (Condition condition : conditions) {
            Optional<DimensionValues> let = of(field, condition);
            if (let.isEmpty()) {
                return Optional.empty();
            }
            values = values.and(let.get());
        }
        return Optional.of(values);
    }

    private static Optional<DimensionValues> of(Value.Field field, Condition condition) {
        return switch (condition) {
            case Condition.And and -> of(field, and.conditions());
            case Condition.Or or -> {
                Optional<DimensionValues> values = Optional.of(NOTHING);
                for (Condition one : or.conditions()) {
                    values = values.flatMap(some -> of(field, one).map(some::or));
                }
                yield values;
            }
            case Condition.Not not -> of(field, not.condition()).map(let -> let.denied(not.condition()));
            case Condition.Comparison comparison
            when comparison.left().equals(field) && comparison.right() instanceof Condition.Literal literal ->
                switch (comparison.operator()) {
                    case EQUAL -> Optional.of(new DimensionValues(Set.of(literal.written()), false, false));
                    case NOT_EQUAL -> Optional.of(new DimensionValues(Set.of(literal.written()), true, false));
                    case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Optional.empty();
                };
            case Condition.In in
            when in.value().equals(field) -> {
                Set<String> values = new HashSet<>();
                in.literals().forEach(literal -> values.add(literal.written()));
                yield Optional.of(new DimensionValues(values, false, false));
            }
            case Condition.IsNull isNull
            when isNull.value().equals(field) -> Optional.of(new DimensionValues(Set.of(), false, true));
            case Condition.Comparison _, Condition.In _, Condition.IsNull _ -> Optional.empty();
        };
    }

    /// As in SQL, what is not true of no value is not false either, except of `is null`.
    private DimensionValues denied(Condition condition) {
        boolean asksForNone = condition instanceof Condition.IsNull
                || (condition instanceof Condition.Not not && not.condition() instanceof Condition.IsNull);
        return new DimensionValues(named, !except, asksForNone && !none);
    }

    DimensionValues and(DimensionValues other) {
        if (except && other.except) {
            return new DimensionValues(union(named, other.named), true, none && other.none);
        }
        Set<String> both = new TreeSet<>(except ? other.named : named);
        both.removeIf(value -> !lets(value) || !other.lets(value));
        return new DimensionValues(both, false, none && other.none);
    }

    DimensionValues or(DimensionValues other) {
        if (except || other.except) {
            Set<String> neither = new TreeSet<>(except ? named : other.named);
            neither.removeIf(value -> lets(value) || other.lets(value));
            if (except && other.except) {
                neither.retainAll(other.named);
            }
            return new DimensionValues(neither, true, none || other.none);
        }
        return new DimensionValues(union(named, other.named), false, none || other.none);
    }

    private boolean lets(String value) {
        return named.contains(value) != except;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    boolean isEmpty() {
        return !except && named.isEmpty() && !none;
    }

    /// `'France', 'Spain' and those without one`, or `all but 'France'`.
    String text() {
        String values = String.join(", ", new TreeSet<>(named));
        if (except) {
            values = named.isEmpty() ? "all values" : "all but " + values;
        }
        if (!none) {
            return values;
        }
        return values.isEmpty() ? "those without one" : values + " and those without one";
    }
}
