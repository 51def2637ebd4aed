package org.kpiplatform.benchmark.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;
import org.kpiplatform.domain.target.Direction;

/// A complete tree of KPIs, each inner one computed from four others, each leaf from three metrics of its own, by
/// month. What it holds follows from the seed, so that every contender computes the same.
///
/// @param inner  KPIs that are computed from other KPIs
/// @param slices beside each other, all of the same shape
/// @param absent the share of metric values that are missing
/// @param seed   of the values
public record ReferenceTree(int inner, int slices, double absent, long seed) {

    /// The inner KPIs of a tree of about 10,000.
    public static final int FULL = 2_499;

    /// Ten years.
    public static final int MONTHS = 120;

    static final int BRANCHES = 4;
    static final int METRICS_OF_A_LEAF = 3;

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;

    static ReferenceTree full(int slices) {
        return new ReferenceTree(FULL, slices, 0, 42);
    }

    int kpis() {
        return 1 + BRANCHES * inner;
    }

    int metrics() {
        return METRICS_OF_A_LEAF * (kpis() - inner);
    }

    int nodes() {
        return kpis() + metrics();
    }

    /// Keys whose order is that of their numbers, so that every contender finds its values in the same order.
    static String kpi(int number) {
        return "k%05d".formatted(number);
    }

    static String metric(int number) {
        return "m%05d".formatted(number);
    }

    /// The first of the KPIs that an inner one is computed from.
    static int child(int kpi) {
        return BRANCHES * kpi + 1;
    }

    /// The first of the metrics that a leaf is computed from.
    int input(int kpi) {
        return METRICS_OF_A_LEAF * (kpi - inner);
    }

    String formula(int kpi) {
        if (kpi >= inner) {
            int first = input(kpi);
            return "(%s - %s) / %s".formatted(metric(first), metric(first + 1), metric(first + 2));
        }
        int first = child(kpi);
        return form(kpi).formatted(kpi(first), kpi(first + 1), kpi(first + 2), kpi(first + 3));
    }

    private static String form(int kpi) {
        return switch (kpi % BRANCHES) {
            case 0 -> "%s + %s + %s + %s";
            case 1 -> "%s / (%s + %s) + %s";
            case 2 -> "(%s + %s * 2 + %s * 3 + %s * 4) / 10";
            default -> "%s * %s / (%s + %s)";
        };
    }

    Catalog catalog() {
        Stream<KpiDefinition> kpis = IntStream.range(0, kpis())
                .mapToObj(kpi -> new KpiDefinition(
                        kpi(kpi),
                        null,
                        "It is measured.",
                        formula(kpi),
                        null,
                        Map.of(),
                        "ratio",
                        Direction.INCREASE,
                        Grain.MONTH,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        "nobody",
                        null,
                        List.of(),
                        null,
                        List.of()));
        Stream<MetricDefinition> metrics = IntStream.range(0, metrics())
                .mapToObj(metric -> new MetricDefinition(
                        metric(metric), null, null, "shop.orders", "count()", null, null, List.of("country"), "ratio"));
        return Catalog.of(List.of(), metrics.toList(), kpis.toList());
    }

    Question question(KpiPlan plan) {
        List<Slice> countries = IntStream.range(0, slices)
                .mapToObj(slice -> new Slice(Collections.singletonList("country " + slice)))
                .toList();
        Grid grid = new Grid(
                CALENDAR.range(CALENDAR.parse("2015-01"), CALENDAR.parse("2024-12")), List.of("country"), countries);
        return plan.question(List.of(kpi(0)), grid, CALENDAR);
    }

    /// The columns of the metrics, in the order of the question.
    List<Column> columns(Question question) {
        return question.metrics().stream()
                .map(metric -> column(Integer.parseInt(metric.substring(1)), question.measured()))
                .toList();
    }

    private Column column(int metric, Grid grid) {
        Column column = new Column(grid);
        for (int slice = 0; slice < slices; slice++) {
            System.arraycopy(row(metric, slice), 0, column.row(slice), 0, MONTHS);
        }
        return column;
    }

    /// The values of a metric: near 2.5, 0.5 and 1.5 in turn, so that no difference and no divisor is zero.
    double[] row(int metric, int slice) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + metric * 8_191L + slice);
        double least = switch (metric % METRICS_OF_A_LEAF) {
            case 0 -> 2;
            case 1 -> 0;
            default -> 1;
        };
        double[] row = new double[MONTHS];
        Arrays.setAll(
                row,
                _ -> random.nextDouble() < absent ? Absence.MISSING.mark() : least + random.nextInt(1_000) / 1_000.0);
        return row;
    }

    /// The values of all metrics in a slice.
    double[][] rows(int slice) {
        return IntStream.range(0, metrics())
                .mapToObj(metric -> row(metric, slice))
                .toArray(double[][]::new);
    }

    /// The engine's answer.
    Evaluation evaluation() {
        KpiPlan plan = KpiPlan.of(catalog());
        Question question = question(plan);
        return Evaluation.of(plan, question, columns(question));
    }
}
