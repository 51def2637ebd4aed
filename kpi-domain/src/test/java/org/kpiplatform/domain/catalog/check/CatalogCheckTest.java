package org.kpiplatform.domain.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.edge;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.catalog.check.Finding.Severity;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.target.TargetPath;

class CatalogCheckTest {

    private final Definitions definitions =
            new Definitions().with(metric("revenue", "GBP"), metric("orders", "order"), metric("returns", "order"));

    @Test
    void findsNothingInSoundDefinitions() {
        definitions.with(
                kpi("order_value", "revenue / orders", "GBP / order"),
                kpi("return_rate", "returns / orders", "%"),
                kpi("index", "order_value / prev(order_value)", "ratio", edge(EdgeKind.GUARD, "return_rate", 0)));

        assertThat(findings()).isEmpty();
    }

    @Test
    void pointsIntoAFormulaAndOffersWhatWasMeant() {
        definitions.with(kpi("x", "revenue / oders", "GBP / order"));

        assertThat(findings())
                .containsExactly(new Finding(
                        Severity.ERROR,
                        DefinitionKind.KPI,
                        "x",
                        "formula",
                        10,
                        "Found `oders`, which is no metric and no KPI; did you mean `orders`?",
                        "orders"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            revenue +        | GBP         | 9  | Found the end of the text, expected a number
            revenue + orders | GBP         | 0  | Cannot add `revenue` in `GBP` and `orders` in `order`
            revenue / orders | GBP         | 0  | The formula `revenue / orders` is in `GBP / order`, but the declared unit is
            orders / returns | %           | -1 | ''
            5                | GBP         | -1 | ''
            """)
    void checksFormulasAgainstTheDeclaredUnit(String formula, String unit, int offset, String message) {
        definitions.with(kpi("x", formula, unit));

        if (message.isEmpty()) {
            assertThat(findings()).isEmpty();
        } else {
            assertThat(findings()).singleElement().satisfies(finding -> {
                assertThat(finding.path()).isEqualTo("formula");
                assertThat(finding.offset()).isEqualTo(offset);
                assertThat(finding.message()).startsWith(message);
            });
        }
    }

    /// SOMA publishes a cost per click computed as clicks / spend.
    @Test
    void somaAFormulaUpsideDownHasAnotherUnitThanDeclared() {
        definitions
                .with(metric("spend", "EUR"), metric("clicks", "click"))
                .with(kpi("cost_per_click", "clicks / spend", "EUR / click"));

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.blocks()).isTrue();
            assertThat(finding.message())
                    .startsWith(
                            "The formula `clicks / spend` is in `click / EUR`, but the declared unit is `EUR / click`");
        });
    }

    /// ServiceNow takes JavaScript for a formula, Ossie a text of SQL: nobody can check either.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "function () { return orders; }",
                "orders.getValue()",
                "SELECT sum(amount) FROM orders",
                "sum(orders)",
                "orders; drop table orders",
                "orders /* all */ + 1",
                "\"orders\"",
                "eval('orders')"
            })
    void serviceNowAndOssieAFormulaIsNoScriptAndNoSql(String formula) {
        definitions.with(kpi("x", formula, "order"));

        assertThat(findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.blocks()).isTrue();
            assertThat(finding.path()).isEqualTo("formula");
            assertThat(finding.offset()).isBetween(0, formula.length());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "100 * returns / orders, %, 0",
        "returns / orders * 100, %, 19",
        "-round(100 * (returns / orders)), ratio, 7",
        "returns * 100.0 / orders, percentage_points, 10",
    })
    void warnsOfTheFactorThatTurnsAShareIntoAPercentageTwice(String formula, String unit, int offset) {
        definitions.with(kpi("x", formula, unit));

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.blocks()).isFalse();
            assertThat(finding.offset()).isEqualTo(offset);
            assertThat(finding.message())
                    .isEqualTo("The result is multiplied by 100, and `" + unit
                            + "` is a fraction that is shown times 100 already: 0.63 is 63 %. Take the factor out.");
        });
    }

    @ParameterizedTest
    @CsvSource({"returns / (100 * orders), %", "returns / orders + 100 * 0, %", "100 * orders, order"})
    void leavesOtherFactorsAlone(String formula, String unit) {
        definitions.with(kpi("x", formula, unit));

        assertThat(findings()).isEmpty();
    }

    @Test
    void takesTheUnitOfAKpiFromItsDeclarationSoThatOneMistakeIsToldOnce() {
        definitions.with(kpi("order_value", "revenue / orders", "GBP"), kpi("twice", "order_value * 2", "GBP"));

        assertThat(findings()).extracting(Finding::key).containsExactly("order_value");
    }

    @Test
    void doesNotGuessAboutFormulasOverUnitsThatCannotBeRead() {
        definitions.with(
                kpi("order_value", "revenue / orders", "GBP per order"), kpi("twice", "order_value * 2", "GBP"));

        assertThat(told()).singleElement().asString().startsWith("error kpi order_value unit@4: Found `per`");
    }

    @Test
    void allowsAKeyOnlyOnceAmongMetricsAndKpis() {
        definitions.with(kpi("revenue", "orders", "order"));

        assertThat(told())
                .containsExactly("error kpi revenue key@-1: `revenue` is the key of a metric already; formulas name "
                        + "both, so that a key can be used only once.");
    }

    @ParameterizedTest
    @CsvSource({
        "order-value, order_value",
        "OrderValue, order_value",
        "2nd_orders, nd_orders",
        "Ärger, rger",
        "_orders, orders",
        "order value!, order_value",
        "123, ",
        "ThisKeyIsMuchTooLongToBeReadAloudByAnybodyAndSoItIsRefused, "
    })
    void refusesAKeyThatIsNotInSnakeCase(String key, String suggestion) {
        definitions.with(kpi(key, "orders", "order"));

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo("key");
            assertThat(finding.message()).startsWith("`" + key + "` cannot be the key of a KPI");
            assertThat(finding.suggestion()).isEqualTo(suggestion);
        });
    }

    @Test
    void namesTheWholeLoopOfFormulasOnce() {
        definitions.with(
                kpi("c", "orders + a", "order"), kpi("a", "orders + b + c", "order"), kpi("b", "c * 2", "order"));

        assertThat(told())
                .containsExactly("error kpi a formula@9: `a` is computed from itself: a -> b -> c -> a. "
                        + "Take one of these steps out.");
    }

    @Test
    void namesAKpiThatNeedsItself() {
        definitions.with(kpi("a", "orders + prev(a)", "order"));

        assertThat(told())
                .containsExactly("error kpi a formula@14: `a` is computed from itself: a -> a. "
                        + "Take one of these steps out.");
    }

    @Test
    void checksAChainAndALoopOfTenThousandKpis() {
        definitions.with(kpi("k0", "k9999", "order"));
        IntStream.range(1, 10_000).forEach(i -> definitions.with(kpi("k" + i, "k" + (i - 1), "order")));

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.key()).isEqualTo("k0");
            assertThat(finding.message())
                    .contains("k0 -> k9999 -> k9998 -> ")
                    .endsWith("-> k1 -> k0. Take one of these steps out.");
        });
    }

    @Test
    void checksTargets() {
        TargetDefinition target = new TargetDefinition(
                Map.of(), 5.0, null, null, 4.0, null, null, TargetPath.LINEAR, List.of(), null, null, null, null, null);
        definitions.with(kpi("x", "orders", "order", target));

        assertThat(told())
                .containsExactly(
                        "error kpi x target.from@-1: The baseline 4.0 needs the day it was measured; give from.",
                        "warning kpi x edges@-1: The target is about a volume, and no guard tells whether it is reached at the "
                                + "cost of something else; add an edge `guard` to a KPI of quality.");
    }

    @Test
    void warnsOfWhatSomebodyWillMiss() {
        TargetDefinition target = new TargetDefinition(
                Map.of(),
                5.0,
                null,
                null,
                null,
                null,
                null,
                TargetPath.LINEAR,
                List.of(),
                null,
                null,
                null,
                null,
                null);
        definitions.with(new KpiDefinition(
                "x",
                null,
                " ",
                "orders",
                null,
                Map.of(),
                "order",
                null,
                Grain.MONTH,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                target,
                List.of(),
                null,
                List.of()));

        assertThat(told())
                .containsExactly(
                        "warning kpi x direction@-1: Nobody has said whether more or less is better, so the target "
                                + "gives no status; set direction.",
                        "warning kpi x edges@-1: The target is about a volume, and no guard tells whether it is reached at the "
                                + "cost of something else; add an edge `guard` to a KPI of quality.",
                        "warning kpi x owner@-1: Nobody answers for this KPI; name the role that does.",
                        "warning kpi x purpose@-1: It is not written down what decision this KPI serves; say so in a "
                                + "sentence.");
        assertThat(findings()).noneMatch(Finding::blocks);
    }

    @Test
    void refusesDecimalsThatNobodyCanShow() {
        definitions.with(new KpiDefinition(
                "x",
                null,
                "Why.",
                "orders",
                null,
                Map.of(),
                "order",
                null,
                Grain.MONTH,
                null,
                null,
                null,
                List.of(),
                16,
                "head",
                null,
                List.of(),
                null,
                List.of()));

        assertThat(told()).containsExactly("error kpi x decimals@-1: Found 16, expected 0 to 15.");
    }

    @Test
    void refusesAZoneThatIsNoRegionAndToBeReportedByTheHour() {
        definitions.with(new KpiDefinition(
                "x",
                null,
                "Why.",
                "orders",
                null,
                Map.of(),
                "order",
                null,
                Grain.HOUR,
                null,
                "America/New_Yrok",
                null,
                List.of(),
                null,
                "head",
                null,
                List.of(),
                null,
                List.of()));

        assertThat(told())
                .containsExactly(
                        "error kpi x grain@-1: A KPI is reported by the day or longer periods; its hours can be asked "
                                + "for without being reported.",
                        "error kpi x zone@-1: `America/New_Yrok` is no region of the time zone database, such as "
                                + "`Europe/Rome` or `UTC`; did you mean `America/New_York`?");
    }

    private List<Finding> findings() {
        return CatalogCheck.check(definitions.catalog(), (_, _) -> Optional.empty());
    }

    private List<String> told() {
        return findings().stream().map(CatalogCheckTest::told).toList();
    }

    static String told(Finding finding) {
        return "%s %s %s %s@%d: %s"
                .formatted(
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        finding.kind().name().toLowerCase(Locale.ROOT),
                        finding.key(),
                        finding.path(),
                        finding.offset(),
                        finding.message());
    }
}
