package org.kpiplatform.domain.catalog.partition.algebra;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A sum of products of variables, each with a number before it: `2 * orders - returns`.
///
/// @param terms the numbers, none of them zero, by the variables that are multiplied, which are sorted and
///     repeated where they are a factor more than once; no variables for a mere number
public record Polynomial(Map<List<String>, Double> terms) {

    static final Polynomial ONE = number(1);

    public Polynomial {
        terms = terms.entrySet().stream()
                .filter(term -> term.getValue() != 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Polynomial number(double number) {
        return new Polynomial(Map.of(List.of(), number));
    }

    static Polynomial variable(String variable) {
        return new Polynomial(Map.of(List.of(variable), 1.0));
    }

    /// The variables in it, in alphabetical order.
    public Set<String> variables() {
        return terms.keySet().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether every term is one variable with a number before it.
    public boolean isLinear() {
        return !terms.isEmpty() && terms.keySet().stream().allMatch(factors -> factors.size() == 1);
    }

    /// Its value.
    ///
    /// @param values of the variables; NaN where there is none, and then there is none of it
    public double value(ToDoubleFunction<String> values) {
        double sum = 0;
        for (Map.Entry<List<String>, Double> term : terms.entrySet()) {
            double product = term.getValue();
            for (String factor : term.getKey()) {
                product *= values.applyAsDouble(factor);
            }
            sum += product;
        }
        return sum;
    }

    /// The same of other variables.
    public Polynomial renamed(UnaryOperator<String> names) {
        Map<List<String>, Double> renamed = new HashMap<>();
        terms.forEach((factors, number) ->
                renamed.merge(factors.stream().map(names).sorted().toList(), number, Double::sum));
        return new Polynomial(renamed);
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    /// The number that it is, if it is one.
    Optional<Double> asNumber() {
        return isZero()
                ? Optional.of(0.0)
                : Optional.ofNullable(terms.size() == 1 ? terms.get(List.<String>of()) : null);
    }

    Polynomial plus(Polynomial other) {
        Map<List<String>, Double> sum = new HashMap<>(terms);
        other.terms.forEach((factors, number) -> sum.merge(factors, number, Double::sum));
        return new Polynomial(sum);
    }

    Polynomial times(Polynomial other) {
        Map<List<String>, Double> product = new HashMap<>();
        terms.forEach((ours, number) -> other.terms.forEach((theirs, by) -> {
            List<String> factors = new ArrayList<>(ours);
            factors.addAll(theirs);
            Collections.sort(factors);
            product.merge(List.copyOf(factors), number * by, Double::sum);
        }));
        return new Polynomial(product);
    }

    Polynomial times(double number) {
        return new Polynomial(
                terms.entrySet().stream().collect(toMap(Map.Entry::getKey, term -> term.getValue() * number)));
    }

    /// The factors that all terms share.
    List<String> sharedFactors() {
        List<String> shared = null;
        for (List<String> factors : terms.keySet()) {
            shared = shared == null ? factors : common(shared, factors);
        }
        return shared == null ? List.of() : shared;
    }

    static List<String> common(List<String> one, List<String> other) {
        List<String> rest = new ArrayList<>(other);
        return one.stream().filter(rest::remove).toList();
    }

    /// Without factors that all terms share.
    Polynomial without(List<String> factors) {
        return new Polynomial(terms.entrySet().stream()
                .collect(toMap(term -> without(term.getKey(), factors), Map.Entry::getValue)));
    }

    private static List<String> without(List<String> all, List<String> factors) {
        List<String> rest = new ArrayList<>(all);
        factors.forEach(rest::remove);
        return List.copyOf(rest);
    }

    /// The number before the first term in alphabetical order.
    double leading() {
        Map<String, Double> sorted = new TreeMap<>();
        terms.forEach((factors, number) -> sorted.put(factors.toString(), number));
        return sorted.values().iterator().next();
    }
}
