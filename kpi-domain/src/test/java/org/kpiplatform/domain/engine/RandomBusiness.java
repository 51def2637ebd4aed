package org.kpiplatform.domain.engine;

import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metricOf;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.engine.SlowEvaluation.Result;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.Skipping;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

/// Metrics with a history that a seed tells: missing, undefined, zero, negative, large. So are the policies of KPIs
/// where inputs are missing.
///
/// @param metrics their keys
record RandomBusiness(List<String> metrics, long seed) {

    private static final List<String> MEASURES =
            List.of("sum(amount)", "open(ordered_at, shipped_at)", "min(amount)", "avg(amount)", "last(amount)");
    private static final List<String> POLICIES = List.of("zero", "carry(1)", "carry(2)", "fail", "skip", "skip");

    private static final IsoCalendar CALENDAR = IsoCalendar.INSTANCE;

    KpiPlan plan(Map<String, Formula> kpis) {
        Definitions definitions = new Definitions();
        for (int i = 0; i < metrics.size(); i++) {
            definitions.with(metricOf(metrics.get(i), MEASURES.get(i % MEASURES.size())));
        }
        Random random = new Random(seed);
        kpis.forEach((key, formula) -> definitions.with(kpi(key, formula.text(), policies(formula, random), "order")));
        return KpiPlan.of(definitions.catalog());
    }

    /// Policies for about every fourth input.
    private static Map<String, String> policies(Formula formula, Random random) {
        Map<String, String> policies = new HashMap<>();
        for (String input : formula.references()) {
            String policy = POLICIES.get(random.nextInt(POLICIES.size()));
            boolean isPossible = !policy.equals("skip")
                    || Skipping.problem(formula, Set.of(input)).isEmpty();
            if (isPossible && random.nextInt(4) == 0) {
                policies.put(input, policy);
            }
        }
        return policies;
    }

    static Grid grid(Grain grain, int periods, int slices) {
        Period last = CALENDAR.parse(grain, "2021-01-03");
        return new Grid(
                CALENDAR.range(CALENDAR.offset(last, 1L - periods), last),
                List.of(),
                Collections.nCopies(slices, Slice.ALL));
    }

    Map<String, Column> columns(Question question) {
        Map<String, Column> columns = new HashMap<>();
        question.metrics().forEach(metric -> columns.put(metric, column(metric, question.measured())));
        return columns;
    }

    private Column column(String metric, Grid grid) {
        Column column = new Column(grid);
        for (int slice = 0; slice < grid.slices().size(); slice++) {
            for (int period = 0; period < grid.periods().size(); period++) {
                int cell = grid.cell(slice, period);
                switch (measured(metric, grid.periods().get(period), slice)) {
                    case Result.Present(double value) -> {
                        column.set(cell, value);
                        column.setRecords(cell, records(value));
                    }
                    case Result.Missing _ -> column.setAbsent(cell, Absence.MISSING);
                    case Result.Undefined _ -> column.setAbsent(cell, Absence.UNDEFINED);
                }
            }
        }
        return column;
    }

    Result measured(String metric, Period period, int slice) {
        return result(metric, new Random(seed ^ Objects.hash(metric, period.ordinal(), slice) * 0x9E3779B97F4A7C15L));
    }

    /// Of how many records an average is.
    static double records(double average) {
        return 1 + Math.abs(Math.rint(average * 7) % 5);
    }

    /// Anything a metric could be.
    static Result result(String metric, Random random) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return new Result.Missing(new TreeSet<>(List.of(metric)));
        }
        if (kind == 1) {
            return new Result.Undefined();
        }
        return Result.of(kind < 12 ? random.nextInt(-3, 4) : random.nextGaussian() * 1000);
    }
}
