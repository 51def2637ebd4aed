package org.kpiplatform.domain.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;
import static org.kpiplatform.domain.catalog.Definitions.metricOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.catalog.Definitions;

class PolicyCheckTest {

    private final Definitions definitions =
            new Definitions().with(metric("revenue", "GBP"), metric("costs", "GBP"), metric("orders", "order"));

    @Test
    void findsNothingInSoundPolicies() {
        definitions.with(
                kpi("profit", "revenue - costs", Map.of("revenue", "fail", "costs", "skip"), "GBP"),
                kpi("order_value", "profit / orders", Map.of("orders", "carry(3)", "profit", "hold"), "GBP / order"),
                kpi("so_far", "to_date(revenue - costs, year)", Map.of("costs", "zero"), "GBP"));

        assertThat(told()).isEmpty();
    }

    @Test
    void saysWhichPolicyCannotBeRead() {
        definitions.with(kpi("x", "revenue - costs", Map.of("costs", "carry"), "GBP"));

        assertThat(told())
                .containsExactly("error kpi x missing.costs@5: Found the end of the text, "
                        + "expected `(` and a number of periods.");
    }

    @Test
    void offersTheInputThatWasMeant() {
        definitions.with(kpi("x", "revenue - costs", Map.of("cost", "zero", "orders", "zero"), "GBP"));

        assertThat(told())
                .containsExactly(
                        "error kpi x missing.cost@-1: `cost` is no input of the formula; did you mean `costs`?",
                        "error kpi x missing.orders@-1: `orders` is no input of the formula.");
    }

    @Test
    void refusesToLeaveOutADivisor() {
        definitions.with(kpi("x", "revenue / orders", Map.of("orders", "skip"), "GBP / order"));

        assertThat(told())
                .singleElement()
                .asString()
                .startsWith(
                        "error kpi x formula@10: `orders` is skipped where it is missing, but it cannot be left out")
                .endsWith("expected a part of a sum, of min or max, or the value that a rolling function takes.");
    }

    @Test
    void refusesToReplaceOfAValueToDateWhatHoldsForSinglePeriods() {
        definitions.with(
                kpi("profit", "revenue - costs", Map.of("costs", "skip"), "GBP"),
                kpi("a", "to_date(profit, year)", "GBP"),
                kpi("b", "to_date(2 * margin, year)", Map.of("margin", "zero"), "ratio"),
                kpi("margin", "(revenue - costs) / revenue", "ratio"));

        assertThat(told())
                .containsExactly(
                        "error kpi a formula@8: Cannot compute `profit` from the start of a year to date, at position 1: "
                                + "`costs` has the policy `skip`, which is for single periods.",
                        "error kpi b formula@8: Cannot compute `2 * margin` from the start of a year to date, at "
                                + "position 1: `margin` has the policy `zero`, which is for single periods.");
    }

    @Test
    void refusesToReplaceAnAverageInAValueToDateSinceNobodyKnowsOfHowManyRecordsItWouldBe() {
        definitions
                .with(metricOf("spread", "avg(price)"))
                .with(kpi("x", "to_date(spread, year)", Map.of("spread", "hold"), "order"));

        assertThat(told())
                .containsExactly(
                        "error kpi x formula@8: Cannot compute `spread` from the start of a year to date, at position 1: "
                                + "`spread` has the policy `hold`, which is for single periods.");
    }

    private List<String> told() {
        return CatalogCheck.check(definitions.catalog(), (_, _) -> Optional.empty()).stream()
                .map(CatalogCheckTest::told)
                .toList();
    }
}
