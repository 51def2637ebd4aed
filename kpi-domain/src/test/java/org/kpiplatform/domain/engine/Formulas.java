package org.kpiplatform.domain.engine;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Random formulas, as people could write them.
final class Formulas {

    private static final int DEEPEST = 2;

    private Formulas() {}

    /// Formulas of so many KPIs `k0`, `k1` and so on, each over the metrics and the KPIs before it.
    static Arbitrary<List<String>> plans(List<String> metrics, int kpis) {
        List<Arbitrary<String>> formulas = new ArrayList<>();
        List<String> keys = new ArrayList<>(metrics);
        for (int i = 0; i < kpis; i++) {
            formulas.add(formulas(List.copyOf(keys), DEEPEST));
            keys.add("k" + i);
        }
        return Combinators.combine(formulas).as(list -> list);
    }

    private static Arbitrary<String> formulas(List<String> keys, int depth) {
        Arbitrary<String> leaf = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(keys)), Tuple.of(1, Arbitraries.of("0", "1", "2", "0.5", "3")));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> part = formulas(keys, depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaf),
                Tuple.of(6, binary(part)),
                Tuple.of(1, part.map("-(%s)"::formatted)),
                Tuple.of(1, choices(part)),
                Tuple.of(2, calls(part)),
                Tuple.of(3, overTime(part)));
    }

    private static Arbitrary<String> binary(Arbitrary<String> part) {
        return Combinators.combine(part, Arbitraries.of("+", "+", "-", "*", "/", "^"), part)
                .as("(%s) %s (%s)"::formatted);
    }

    private static Arbitrary<String> choices(Arbitrary<String> part) {
        return Combinators.combine(part, Arbitraries.of("=", "!=", "<", "<=", ">", ">="), part, part, part)
                .as("if(%s %s %s, %s, %s)"::formatted);
    }

    private static Arbitrary<String> calls(Arbitrary<String> part) {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of("coalesce", "min", "max"), part, part)
                        .as("%s(%s, %s)"::formatted),
                Combinators.combine(Arbitraries.of("coalesce", "min", "max"), part, part, part)
                        .as("%s(%s, %s, %s)"::formatted),
                part.map("abs(%s)"::formatted),
                Combinators.combine(part, part).as("convert(%s, %s)"::formatted),
                Combinators.combine(part, Arbitraries.integers().between(0, 3)).as("round(%s, %d)"::formatted));
    }

    private static Arbitrary<String> overTime(Arbitrary<String> part) {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of("prev", "rolling_sum", "rolling_avg"),
                                part,
                                Arbitraries.integers().between(1, 4))
                        .as("%s(%s, %d)"::formatted),
                Combinators.combine(part, Arbitraries.of("year", "year", "year", "quarter", "week"))
                        .as("to_date(%s, %s)"::formatted),
                Combinators.combine(Arbitraries.of("growth", "same_last_year"), part)
                        .as("%s(%s)"::formatted));
    }
}
