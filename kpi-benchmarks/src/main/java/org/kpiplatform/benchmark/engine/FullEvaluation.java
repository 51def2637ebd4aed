package org.kpiplatform.benchmark.engine;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.series.Column;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// All KPIs of the reference tree from the values of its metrics. The loops write into the arrays of the round
/// before; the engine makes an evaluation of its own each time, which readers can keep.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class FullEvaluation {

    @Param({"1", "20"})
    public int slices;

    @Param({"1", "4"})
    public int threads;

    private ForkJoinPool pool;
    private KpiPlan plan;
    private Question question;
    private List<Column> columns;
    private List<Column> columnsWithHoles;
    private HandWrittenLoops loops;

    /// Makes the values.
    @Setup(Level.Trial)
    public void prepare() {
        ReferenceTree tree = ReferenceTree.full(slices);
        pool = new ForkJoinPool(threads);
        plan = KpiPlan.of(tree.catalog());
        question = tree.question(plan);
        columns = tree.columns(question);
        columnsWithHoles = new ReferenceTree(ReferenceTree.FULL, slices, 0.01, 42).columns(question);
        loops = new HandWrittenLoops(tree);
    }

    /// Ends the threads.
    @TearDown(Level.Trial)
    public void end() {
        pool.close();
    }

    /// The limit: loops over arrays. With several threads each takes slices of its own.
    @Benchmark
    public double handWrittenLoops() {
        return pool.submit(() -> IntStream.range(0, slices)
                        .parallel()
                        .mapToDouble(slice -> loops.evaluate(slice)[0])
                        .sum())
                .join();
    }

    /// The engine, where every value is there.
    @Benchmark
    public Evaluation engine() {
        return pool.submit(() -> Evaluation.of(plan, question, columns)).join();
    }

    /// The engine, where one in a hundred metric values is missing: most KPIs then lack some.
    @Benchmark
    public Evaluation engineWithMissingValues() {
        return pool.submit(() -> Evaluation.of(plan, question, columnsWithHoles))
                .join();
    }
}
