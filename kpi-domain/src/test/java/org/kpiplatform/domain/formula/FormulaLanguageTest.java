package org.kpiplatform.domain.formula;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kpiplatform.domain.syntax.SpecificationTable;
import org.kpiplatform.domain.unit.Unit;

class FormulaLanguageTest {

    private static final Map<String, Unit> UNITS = Map.ofEntries(
                    Map.entry("revenue", "GBP"),
                    Map.entry("costs", "GBP"),
                    Map.entry("foreign_revenue", "EUR"),
                    Map.entry("gbp_per_eur", "GBP / EUR"),
                    Map.entry("spend", "EUR"),
                    Map.entry("clicks", "click"),
                    Map.entry("orders", "order"),
                    Map.entry("cancellations", "order"),
                    Map.entry("returns", "orders"),
                    Map.entry("customers", "customer"),
                    Map.entry("margin", "%"),
                    Map.entry("churn", "ratio"),
                    Map.entry("gap", "percentage_points"),
                    Map.entry("wait", "hours"),
                    Map.entry("delivery", "days"),
                    Map.entry("satisfaction", "score"))
            .entrySet()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, unit -> Unit.parse(unit.getValue())));

    private static final Map<String, TimeNature> NATURES = Map.of(
            "orders", TimeNature.FLOW,
            "revenue", TimeNature.FLOW,
            "usd", TimeNature.FLOW,
            "customers", TimeNature.crowd("`customers` counts different values"),
            "backlog", TimeNature.level("`backlog` is a stock"),
            "staff", TimeNature.level("`staff` is a stock"),
            "price", TimeNature.point("`price` is a price"),
            "wait", TimeNature.ratio("`wait` is an average"),
            "rate", TimeNature.ratio("`rate` is an average"));

    @TestFactory
    Stream<DynamicTest> readsFormulas() {
        return SpecificationTable.of(
                getClass(), "formulas.spec", text -> Formula.parse(text).text());
    }

    @TestFactory
    Stream<DynamicTest> readsPolicies() {
        return SpecificationTable.of(
                getClass(), "policies.spec", text -> MissingPolicy.parse(text).text());
    }

    @TestFactory
    Stream<DynamicTest> leavesOutOnlyWhatCanBeLeftOut() {
        return SpecificationTable.ofResults(getClass(), "skipping.spec", text -> {
            Skipping.problem(Formula.parse(text), Set.of("a", "b")).ifPresent(problem -> {
                throw problem;
            });
            return text;
        });
    }

    @TestFactory
    Stream<DynamicTest> findsReferences() {
        return SpecificationTable.ofResults(
                getClass(),
                "references.spec",
                text -> String.join(" ", Formula.parse(text).references()));
    }

    @TestFactory
    Stream<DynamicTest> refusesUnknownReferences() {
        return SpecificationTable.ofResults(getClass(), "unknown-references.spec", text -> {
            Formula formula = Formula.parse(text);
            formula.unknownReferences(UNITS.keySet()).forEach(error -> {
                throw error;
            });
            return formula.text();
        });
    }

    @TestFactory
    Stream<DynamicTest> findsUnits() {
        return SpecificationTable.ofResults(
                getClass(),
                "units.spec",
                text -> UnitCheck.unitOf(Formula.parse(text), FormulaLanguageTest::unit)
                        .text());
    }

    @TestFactory
    Stream<DynamicTest> comparesTheDeclaredUnitWithTheFormulas() {
        return SpecificationTable.ofResults(getClass(), "declared-units.spec", text -> {
            String[] parts = text.split(" as ", 2);
            UnitCheck.requireUnit(Formula.parse(parts[0]), FormulaLanguageTest::unit, Unit.parse(parts[1]));
            return text;
        });
    }

    @TestFactory
    Stream<DynamicTest> findsHowValuesBehaveOverTime() {
        return SpecificationTable.ofResults(
                getClass(),
                "natures.spec",
                text -> described(TimeCheck.behaviourOf(Formula.parse(text), FormulaLanguageTest::behaviour)
                        .nature()));
    }

    /// As a unit would be written, so that the specification shows how factors cancel out.
    private static String described(TimeNature nature) {
        return switch (nature.kind()) {
            case ZERO, NUMBER -> "number";
            case POINT -> "point";
            case MIXTURE -> "mixture";
            case PRODUCT ->
                Unit.parse("flow")
                        .power(nature.flows())
                        .times(Unit.parse("crowd").power(nature.crowds()))
                        .times(Unit.parse("level").power(nature.levels()))
                        .text();
        };
    }

    private static TimeBehaviour behaviour(String key) {
        TimeNature nature = Objects.requireNonNull(NATURES.get(key), key);
        boolean isAnew = List.of("customers", "wait", "rate").contains(key);
        return isAnew ? new TimeBehaviour(nature, nature.because()) : TimeBehaviour.of(nature);
    }

    private static Unit unit(String key) {
        return Objects.requireNonNull(UNITS.get(key), key);
    }
}
