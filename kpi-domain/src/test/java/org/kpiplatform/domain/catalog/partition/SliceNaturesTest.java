package org.kpiplatform.domain.catalog.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;
import static org.kpiplatform.domain.catalog.Definitions.metricOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.partition.SliceNature.Apart;
import org.kpiplatform.domain.catalog.partition.SliceNature.Ratio;
import org.kpiplatform.domain.catalog.partition.SliceNature.Sum;

class SliceNaturesTest {

    private final Definitions definitions = new Definitions()
            .with(
                    metric("revenue", "GBP"),
                    metric("cost", "GBP"),
                    metric("orders", "order"),
                    metric("units", "unit"),
                    metricOf("customers", "count_distinct(customer_id)"),
                    metricOf("backlog", "open(ordered_at, shipped_at)"),
                    metricOf("slow", "percentile(amount, 90)"))
            .with(
                    kpi("margin", "(revenue - cost) / revenue", "%"),
                    kpi("order_value", "revenue / orders", "GBP/order"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            revenue - cost                                   | adds up
            2 * revenue / 4 - cost                           | adds up
            orders * order_value                             | adds up
            orders * (units / orders) * (revenue / units)    | adds up
            revenue * margin                                 | adds up
            (orders + units) * (cost / (orders + units))     | adds up
            rolling_sum(revenue - cost, 3)                   | adds up
            to_date(prev(revenue), year)                     | adds up
            backlog                                          | adds up
            margin                                           | is a ratio
            1 - margin                                       | is a ratio
            revenue / orders / 12                            | is a ratio
            prev(revenue) / orders                           | is a ratio
            customers                                        | the metric `customers` counts different values, and one that comes in two slices counts in both
            revenue / customers                              | the metric `customers` counts different values, and one that comes in two slices counts in both
            slow                                             | the metric `slow` is a percentile, which has to be computed from the records of all slices
            revenue - 1000                                   | `x` is neither a sum of metrics nor a ratio of such sums, once its formula is taken down to them
            revenue * cost                                   | `x` is neither a sum of metrics nor a ratio of such sums, once its formula is taken down to them
            max(revenue, cost)                               | the formula of `x` takes more than sums, products and quotients of one period
            growth(revenue)                                  | the formula of `x` takes more than sums, products and quotients of one period
            revenue / (orders - orders)                      | the formula of `x` takes more than sums, products and quotients of one period
            """)
    void knowsWhatTheSlicesOfAFormulaMakeTogether(String formula, String nature) {
        definitions.with(kpi("x", formula, "ratio"));

        assertThat(told("x")).isEqualTo(nature);
    }

    @Test
    void givesUpOnSumsThatNobodyReads() {
        StringBuilder formula = new StringBuilder("revenue");
        for (int i = 0; i < 2_000; i++) {
            definitions.with(metric("m" + i, "GBP"));
            formula.append(" + m").append(i);
        }
        definitions.with(kpi("x", formula.toString(), "GBP"));

        assertThat(told("x")).startsWith("the formula of `x` takes more");
    }

    private String told(String key) {
        Catalog catalog = definitions.catalog();
        return switch (SliceNatures.of(catalog, FormulaGraph.of(catalog)).of(key)) {
            case Sum _ -> "adds up";
            case Ratio _ -> "is a ratio";
            case Apart apart -> apart.because();
        };
    }
}
