package org.kpiplatform.benchmark.engine;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.kpiplatform.domain.engine.Changes;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.LiveEvaluation;
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
import org.openjdk.jmh.annotations.Warmup;

/// Some metrics of the reference tree get another value in some months; the next version of all KPIs is published.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class IncrementalChange {

    @Param({"1", "20"})
    public int slices;

    private final SplittableRandom random = new SplittableRandom(7);
    private List<String> metrics;
    private LiveEvaluation live;

    /// Makes the first version.
    @Setup(Level.Trial)
    public void prepare() {
        ReferenceTree tree = ReferenceTree.full(slices);
        metrics = IntStream.range(0, tree.metrics())
                .mapToObj(ReferenceTree::metric)
                .toList();
        live = new LiveEvaluation(tree.evaluation());
    }

    /// Five leaves in one month.
    @Benchmark
    public Evaluation fiveLeavesInAMonth() {
        return live.change(changes(5, 1));
    }

    /// Ten leaves in one month.
    @Benchmark
    public Evaluation tenLeavesInAMonth() {
        return live.change(changes(10, 1));
    }

    /// Five leaves in all months.
    @Benchmark
    public Evaluation fiveLeavesInAllMonths() {
        return live.change(changes(5, ReferenceTree.MONTHS));
    }

    /// A hundred leaves in one month.
    @Benchmark
    public Evaluation hundredLeavesInAMonth() {
        return live.change(changes(100, 1));
    }

    private Changes changes(int leaves, int months) {
        Changes changes = new Changes();
        int first = months == 1 ? random.nextInt(ReferenceTree.MONTHS) : 0;
        for (int leaf = 0; leaf < leaves; leaf++) {
            String metric = metrics.get(random.nextInt(metrics.size()));
            int slice = random.nextInt(slices);
            for (int month = first; month < first + months; month++) {
                changes.set(metric, slice, month, 1 + random.nextDouble());
            }
        }
        return changes;
    }
}
