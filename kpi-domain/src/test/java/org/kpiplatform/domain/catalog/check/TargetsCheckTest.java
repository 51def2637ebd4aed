package org.kpiplatform.domain.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.edge;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;
import static org.kpiplatform.domain.catalog.Definitions.sliceBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.target.Direction;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.target.TargetPath;

class TargetsCheckTest {

    private static final LocalDate APRIL = LocalDate.of(2011, 4, 1);
    private static final Edge GUARD = edge(EdgeKind.GUARD, "quality", 0);

    private final Definitions definitions = new Definitions()
            .with(metric("orders", "order", "region"), metric("returns", "order", "region"))
            .with(kpi("quality", "returns / orders", "%"));

    @Test
    void letsTargetsFollowEachOtherInTotalAndBySlice() {
        define(
                "orders",
                null,
                GUARD,
                target(Map.of(), 480, null),
                target(Map.of(), 500, APRIL),
                target(Map.of("region", "north"), 200, null),
                target(Map.of("region", "south"), 200, null));

        assertThat(told()).isEmpty();
    }

    @Test
    void refusesTwoTargetsThatBeginOnTheSameDay() {
        define("orders", null, GUARD, target(Map.of(), 480, APRIL), target(Map.of(), 500, APRIL));

        assertThat(told())
                .containsExactly(
                        "error targets[1].from: This target and `targets[0]` are of the same slice and begin on "
                                + "the same day; give each a `from` of its own.");
    }

    @Test
    void refusesATargetOfASliceThatThereIsNot() {
        define("orders", null, GUARD, target(Map.of("regoin", "north"), 480, null));

        assertThat(told())
                .contains("error targets[0].slice: `x` can't be split by `regoin`: `orders` has only `region`. All "
                        + "inputs have: `region`; did you mean `region`?");
    }

    @Test
    void refusesToAddUpWhatDoesNotAddUp() {
        TargetDefinition sum = new TargetDefinition(
                Map.of(),
                3.0,
                null,
                null,
                null,
                APRIL,
                LocalDate.of(2011, 12, 31),
                TargetPath.LINEAR,
                List.of(),
                true,
                null,
                null,
                null,
                null);
        define("returns / orders", null, GUARD, sum);

        assertThat(told())
                .containsExactly(
                        "error targets[0].cumulative: The values of `x` are not added up to anything: `returns / "
                                + "orders` is a ratio, which has to be computed from the totals of all periods.");
    }

    @Test
    void refusesAWeightThatCountsForNothing() {
        define("orders", 0.0, GUARD);

        assertThat(told()).containsExactly("error weight: Found 0.0, expected a number greater than 0.");
    }

    private void define(String formula, @Nullable Double weight, Edge guard, TargetDefinition... targets) {
        definitions.with(new KpiDefinition(
                "x",
                null,
                "It is needed.",
                formula,
                null,
                Map.of(),
                formula.contains("/") ? "%" : "order",
                Direction.INCREASE,
                Grain.MONTH,
                null,
                null,
                null,
                List.of(),
                null,
                "head_of_shop",
                null,
                List.of(targets),
                weight,
                List.of(guard, sliceBy("region"))));
    }

    private static TargetDefinition target(Map<String, String> slice, double value, @Nullable LocalDate from) {
        return new TargetDefinition(
                slice, value, null, null, null, from, null, TargetPath.LINEAR, List.of(), null, null, null, null, null);
    }

    private List<String> told() {
        return CatalogCheck.check(definitions.catalog(), (_, _) -> Optional.empty()).stream()
                .map(finding -> "%s %s: %s"
                        .formatted(finding.blocks() ? "error" : "warning", finding.path(), finding.message()))
                .toList();
    }
}
