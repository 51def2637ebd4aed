package org.kpiplatform.domain.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metricOf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// At the end of a year, its value to date is the value of the year.
class ToDatePropertyTest {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;
    private static final double ORIGIN = 40;
    private static final Period YEAR = CALENDAR.parse("2020");
    private static final List<String> FORMULAS = List.of(
            "flow / other",
            "(flow - other) / flow",
            "max(flow - 2 * other, 0)",
            "if(flow > other, stock, flow / stock)",
            "least + greatest",
            "latest * flow",
            "share * other",
            "coalesce(share, 0) - round(share, 2)",
            "mean",
            "mean * other / flow",
            "spread",
            "distance",
            "distance * mean - spread");

    @Property
    void endsWhereTheWholeIs(
            @ForAll @IntRange(min = 0, max = 12) int formula, @ForAll("grains") Grain grain, @ForAll long seed) {
        Definitions definitions = new Definitions()
                .with(
                        metricOf("flow", "sum(amount)"),
                        metricOf("other", "count()"),
                        metricOf("stock", "open(ordered_at, shipped_at)"),
                        metricOf("least", "min(amount)"),
                        metricOf("greatest", "max(amount)"),
                        metricOf("latest", "last(amount)"),
                        metricOf("mean", "avg(amount)"),
                        metricOf("spread", "variance(amount)"),
                        metricOf("distance", "stddev(amount)"))
                .with(
                        kpi("share", "flow / other", "ratio"),
                        kpi("whole", FORMULAS.get(formula), "order"),
                        kpi("part", "to_date(whole, year)", "order"));
        KpiPlan plan = KpiPlan.of(definitions.catalog());
        Year year = new Year(CALENDAR.parts(YEAR, grain), new Random(seed));

        Evaluation ofParts = year.evaluate(plan, "part", year.parts);
        Evaluation ofWhole = year.evaluate(plan, "whole", List.of(YEAR));

        double expected = ofWhole.column("whole").value(0);
        assertThat(ofParts.column("part").value(year.parts.size() - 1))
                .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    @Provide
    Arbitrary<Grain> grains() {
        return Arbitraries.of(Grain.DAY, Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR);
    }

    /// Records of a year, of which there are at least one in every period: flows add up, and so on.
    private record Year(List<Period> parts, Random random, Map<Period, double[]> amounts) {

        Year(List<Period> parts, Random random) {
            this(parts, random, new HashMap<>());
            parts.forEach(part -> amounts.put(
                    part, random.doubles(1 + random.nextInt(3), 1, 100).toArray()));
        }

        Evaluation evaluate(KpiPlan plan, String kpi, List<Period> periods) {
            Question question = plan.question(List.of(kpi), Grid.total(periods), CALENDAR);
            Map<String, Column> columns = new HashMap<>();
            for (String metric : question.metrics()) {
                List<Period> measured = question.measured().periods();
                Column column = new Column(measured.size());
                for (int i = 0; i < measured.size(); i++) {
                    if (measured.get(i).start().getYear() == YEAR.start().getYear()) {
                        column.set(i, value(metric, measured.get(i)));
                        column.setRecords(i, value("other", measured.get(i)));
                        column.setCentre(i, value("mean", measured.get(i)) - ORIGIN);
                    }
                }
                columns.put(metric, column);
            }
            return Evaluation.of(plan, question, columns);
        }

        /// Of a single record there is none: not a number, which columns take for undefined.
        private static double variance(double[] records) {
            double mean = Arrays.stream(records).average().orElseThrow();
            double squares =
                    Arrays.stream(records).map(it -> (it - mean) * (it - mean)).sum();
            return squares / (records.length - 1);
        }

        private double value(String metric, Period period) {
            double[] records = parts.stream()
                    .filter(part -> period.contains(part.start()))
                    .flatMapToDouble(part -> Arrays.stream(requireNonNull(amounts.get(part))))
                    .toArray();
            Period last = parts.stream()
                    .filter(part -> period.contains(part.start()))
                    .reduce((_, next) -> next)
                    .orElseThrow();
            double[] latest = requireNonNull(amounts.get(last));
            return switch (metric) {
                case "flow" -> Arrays.stream(records).sum();
                case "other" -> records.length;
                case "mean" -> Arrays.stream(records).average().orElseThrow();
                case "spread" -> variance(records);
                case "distance" -> Math.sqrt(variance(records));
                case "least" -> Arrays.stream(records).min().orElseThrow();
                case "greatest" -> Arrays.stream(records).max().orElseThrow();
                case "latest", "stock" -> latest[latest.length - 1];
                default -> throw new IllegalArgumentException(metric);
            };
        }
    }
}
