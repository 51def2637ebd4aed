package org.kpiplatform.domain.metric.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.syntax.SpecificationTable;

class MetricCheckTest {

    private final FieldLookup shop = new Shop();

    @TestFactory
    Stream<DynamicTest> checksMeasuresAndTheirUnits() {
        return SpecificationTable.ofResults(getClass(), "measures.spec", text -> {
            String[] parts = text.split(" in ", 2);
            return described(MetricCheck.check(metric(parts[0], null, null, List.of(), parts[1]), shop));
        });
    }

    @TestFactory
    Stream<DynamicTest> checksConditions() {
        return SpecificationTable.ofResults(
                getClass(),
                "conditions.spec",
                where -> described(MetricCheck.check(metric("count()", where, null, List.of(), "order"), shop)));
    }

    @Test
    void findsEveryProblemOfAMetricAtOnce() {
        MetricDefinition metric = metric(
                "sum(amout)", "typ = 'order'", "amount", List.of("type", "customer.nme", "customer", "type"), "GPB");

        assertThat(MetricCheck.check(metric, shop))
                .extracting(problem -> problem.property() + ": " + problem.message())
                .containsExactly(
                        "unit: Found `GPB` at position 1, expected a currency code of ISO 4217; did you mean `GBP`?",
                        "measure: The stream has no field `amout`; did you mean `amount`?",
                        "where: The stream has no field `typ`; did you mean `type`?",
                        "time: The field `amount` is a number, expected a day or an instant.",
                        "dimensions[1]: `customer` has no field `nme`; did you mean `customer.name`?",
                        "dimensions[2]: `customer` is a join, expected one of its fields, such as `customer.born_on`.",
                        "dimensions[3]: The dimension `type` is named twice.");
    }

    @Test
    void findsNothingWrongWithASoundMetric() {
        MetricDefinition metric = metric(
                "avg(hours(ordered_at, shipped_at))",
                "type = 'order' and customer.credit > 0",
                "customer.born_on",
                List.of("customer.region.title"),
                "hours");

        assertThat(MetricCheck.check(metric, shop)).isEmpty();
        assertThat(MetricCheck.check(metric)).isEmpty();
    }

    @Test
    void asksForNoFieldsWhereTheyAreNotKnownYet() {
        MetricDefinition metric = metric("count()", "no_such_field = ", "nor_this", List.of("or_this"), "GBP");

        assertThat(MetricCheck.check(metric))
                .extracting(MetricProblem::property)
                .containsExactly("where", "unit");
    }

    @Test
    void pointsAtTheCharactersInTrouble() {
        String measure = "sum(amount * amout)";

        assertThat(MetricCheck.check(metric(measure, null, null, List.of(), "GBP"), shop))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(measure.substring(problem.offset(), problem.offset() + problem.length()))
                            .isEqualTo("amout");
                    assertThat(problem.suggestion()).isEqualTo("amount");
                });
    }

    private static String described(List<MetricProblem> problems) {
        if (problems.isEmpty()) {
            return "fine";
        }
        MetricProblem first = problems.getFirst();
        return "%s %d..%d | %s"
                .formatted(first.property(), first.offset(), first.offset() + first.length(), first.message());
    }

    private static MetricDefinition metric(
            String measure, @Nullable String where, @Nullable String time, List<String> dimensions, String unit) {
        return new MetricDefinition("orders", null, null, "shop.orders", measure, where, time, dimensions, unit);
    }
}
