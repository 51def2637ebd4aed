package org.kpiplatform.benchmark.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.kpiplatform.domain.engine.Changes;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.LiveEvaluation;
import org.kpiplatform.domain.engine.Question;

/// The engine beside its peers in one run, on one machine, over the same values. Prints medians in milliseconds
/// and what they are as multiples of the engine's.
///
/// Arguments: nothing, or the script for HyperFormula and the folder in which npm has put it.
public final class Comparison {

    private static final int SMALL = 249;

    private Comparison() {}

    /// Runs the contenders one after the other.
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        System.out.printf(
                "load average %.1f on %d processors%n",
                load(), Runtime.getRuntime().availableProcessors());
        ReferenceTree tree = ReferenceTree.full(1);
        double engine = engine(tree);
        loops(tree, engine);
        duck(tree, engine);
        change(tree);
        if (arguments.length == 2) {
            ReferenceTree small = new ReferenceTree(SMALL, 1, 0, 42);
            hyperFormula(small, engine(small), arguments);
        }
        System.out.printf("load average %.1f%n", load());
    }

    private static double engine(ReferenceTree tree) {
        long start = System.nanoTime();
        KpiPlan plan = KpiPlan.of(tree.catalog());
        Question question = tree.question(plan);
        System.out.printf(
                "%d KPIs, %d metrics: planned in %.0f ms%n", tree.kpis(), tree.metrics(), milliseconds(start));
        var columns = tree.columns(question);
        long before = usedMemory();
        Evaluation kept = Evaluation.of(plan, question, columns);
        double bytes = usedMemory() - before + 8.0 * tree.metrics() * ReferenceTree.MONTHS;
        double median = median(40, 20, () -> Evaluation.of(plan, question, columns));
        System.out.printf(
                "  engine                %9.2f ms, root %.6f%n",
                median, root(kept.column(ReferenceTree.kpi(0)).row(0)));
        System.out.printf(
                "  memory                %9.2f x 8 bytes a value%n", bytes / 8 / tree.nodes() / ReferenceTree.MONTHS);
        return median;
    }

    private static void loops(ReferenceTree tree, double engine) {
        HandWrittenLoops loops = new HandWrittenLoops(tree);
        double median = median(40, 20, () -> loops.evaluate(0));
        System.out.printf(
                "  hand-written loops    %9.2f ms, root %.6f; the engine takes %.2f x%n",
                median, root(loops.kpi(0, 0)), engine / median);
    }

    private static void duck(ReferenceTree tree, double engine) throws SQLException {
        try (DuckTree duck = new DuckTree(tree)) {
            double median = median(1, 5, () -> {
                try {
                    duck.evaluate();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            System.out.printf(
                    "  DuckDB                %9.2f ms, root %.6f; %.0f x the engine%n",
                    median, duck.root(), median / engine);
        }
    }

    private static void change(ReferenceTree tree) {
        LiveEvaluation live = new LiveEvaluation(tree.evaluation());
        SplittableRandom random = new SplittableRandom(7);
        double[] times = IntStream.range(0, 60_000)
                .mapToDouble(_ -> change(live, tree, random))
                .skip(40_000)
                .sorted()
                .toArray();
        System.out.printf(
                "  5 leaves in a month   %9.1f us (median), %.1f us (99 of 100)%n",
                times[times.length / 2] * 1_000, times[times.length * 99 / 100] * 1_000);
    }

    private static double change(LiveEvaluation live, ReferenceTree tree, SplittableRandom random) {
        Changes changes = new Changes();
        int month = random.nextInt(ReferenceTree.MONTHS);
        for (int leaf = 0; leaf < 5; leaf++) {
            String metric = ReferenceTree.metric(random.nextInt(tree.metrics()));
            changes.set(metric, 0, month, 1 + random.nextDouble());
        }
        long start = System.nanoTime();
        live.change(changes);
        return milliseconds(start);
    }

    private static void hyperFormula(ReferenceTree tree, double engine, String[] script)
            throws IOException, InterruptedException {
        Path values = Files.createTempFile("tree", ".csv");
        Files.write(
                values,
                IntStream.range(0, tree.metrics())
                        .mapToObj(metric -> Arrays.toString(tree.row(metric, 0)).replaceAll("[\\[\\] ]", ""))
                        .toList());
        Process process = new ProcessBuilder(
                        "node", "--max-old-space-size=8000", script[0], script[1], values.toString(), "" + tree.inner())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> {
                String[] parts = line.split("\t", -1);
                double milliseconds = Double.parseDouble(parts[1]);
                String ratio =
                        parts[0].equals("5 leaves") ? "" : "; %.0f x the engine".formatted(milliseconds / engine);
                System.out.printf("  HyperFormula %-9s%9.2f ms, root %s%s%n", parts[0], milliseconds, parts[2], ratio);
            });
        }
        process.waitFor();
        Files.delete(values);
    }

    private static double median(int warmUp, int runs, Runnable work) {
        IntStream.range(0, warmUp).forEach(_ -> work.run());
        double[] times = new double[runs];
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            work.run();
            times[run] = milliseconds(start);
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    private static double root(double[] row) {
        return DoubleStream.of(row).sum();
    }

    private static double milliseconds(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
