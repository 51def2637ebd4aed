package org.kpiplatform.domain.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.engine.Changes.Change;
import org.kpiplatform.domain.engine.program.TimeAxis;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// The values of the metrics and KPIs of a [Question], and of everything they are computed from.
///
/// A missing input makes a value missing, an undefined one undefined; of both, missing wins, because it
/// can be mended. A division by zero, and any other result that is not a finite number, is undefined.
/// `coalesce` takes the first value there is, whatever the reason that the ones before it lack; `if`
/// ignores the branch not taken. Chains of additions and rolling sums lose no digit between their terms.
/// Formulas are evaluated in every cell of its own, so that a ratio's total is the ratio of the totals.
///
/// Immutable: when values of metrics change, [#with] gives another evaluation, which shares with this one
/// whatever the change has not reached.
public final class Evaluation implements Findings {

    private final KpiPlan plan;
    private final Question question;
    private final Schedule schedule;
    private final TimeAxis axis;
    private final RowTable rows;
    private final MissingInputs missing;
    private final ReplacedInputs replaced;
    private volatile @Nullable Recalculation recalculation;

    private Evaluation(
            KpiPlan plan, Question question, TimeAxis axis, RowTable rows, @Nullable Recalculation recalculation) {
        this.plan = plan;
        this.question = question;
        this.schedule = question.schedule();
        this.axis = axis;
        this.rows = rows;
        StepValues steps = new StepValues(plan.outline(), axis, rows);
        this.missing = new MissingInputs(plan.outline(), axis, rows, steps);
        this.replaced = new ReplacedInputs(plan.outline(), axis, steps);
        this.recalculation = recalculation;
    }

    /// Answers a question, on several threads where that is faster.
    ///
    /// @param measured the column of every metric of the question, over the cells of [Question#measured]; not to
    ///     be written to any more
    /// @throws IllegalArgumentException when a column lacks or does not fit
    public static Evaluation of(KpiPlan plan, Question question, Map<String, Column> measured) {
        List<Column> columns = new ArrayList<>();
        for (String metric : question.metrics()) {
            columns.add(fitting(metric, measured.get(metric), question.measured()));
        }
        return of(plan, question, columns);
    }

    /// Answers a question as [#of(KpiPlan, Question, Map)] does, from columns in the order of its metrics.
    public static Evaluation of(KpiPlan plan, Question question, List<Column> measured) {
        Schedule schedule = question.schedule();
        Grid grid = question.measured();
        TimeAxis axis = new TimeAxis(grid.periods(), question.calendar());
        int slices = grid.slices().size();
        RowTable.Draft rows = RowTable.empty(schedule.plan().size(), slices).draft();
        int[] metrics = schedule.metrics();
        for (int i = 0; i < metrics.length; i++) {
            for (int slice = 0; slice < slices; slice++) {
                rows.put(metrics[i], slice, measured.get(i).row(slice));
            }
        }
        for (int node : schedule.parts()) {
            boolean isCentre = schedule.plan().isCentre(node);
            Column whole = measured.get(Arrays.binarySearch(
                    metrics, schedule.plan().number(schedule.plan().key(node))));
            for (int slice = 0; slice < slices; slice++) {
                rows.put(node, slice, isCentre ? whole.centres(slice) : whole.records(slice));
            }
        }
        new Sweep(schedule, axis, rows).run(slices);
        return new Evaluation(plan, question, axis, rows.finished(), null);
    }

    private static Column fitting(String metric, @Nullable Column column, Grid grid) {
        if (column == null || column.cells() != grid.cells()) {
            throw new IllegalArgumentException("Metric `%s` has %s, expected one of %d cells."
                    .formatted(
                            metric,
                            column == null ? "no column" : "a column of %d cells".formatted(column.cells()),
                            grid.cells()));
        }
        return column.slices() == grid.slices().size() ? column : column.over(grid);
    }

    /// The evaluation after some values have changed; this one when none is another one than before. Computes
    /// only what depends on the changes, in the slices and periods that they reach.
    ///
    /// @throws IllegalArgumentException when a change is of no metric of the question
    public Evaluation with(Changes changes) {
        for (Change change : changes.all()) {
            int node = plan.outline().number(change.metric());
            if (!schedule.has(node) || !plan.outline().isMetric(node)) {
                throw new IllegalArgumentException(
                        "`%s` can't change: it is no metric of the question.".formatted(change.metric()));
            }
        }
        Recalculation shared = recalculation();
        RowTable next = shared.after(rows, changes.all());
        return next == rows ? this : new Evaluation(plan, question, axis, next, shared);
    }

    private Recalculation recalculation() {
        Recalculation known = recalculation;
        if (known == null) {
            known = new Recalculation(schedule, axis, rows);
            recalculation = known;
        }
        return known;
    }

    /// The metrics and KPIs that say anything else here, in any cell, than in an evaluation that this one has
    /// come from by changes: another value, or the same absence with other missing inputs. May name some that
    /// don't.
    public Set<String> changedSince(Evaluation earlier) {
        if (question != earlier.question) {
            throw new IllegalArgumentException("The evaluations answer different questions.");
        }
        return rows.differing(earlier.rows).stream()
                .mapToObj(plan.outline()::key)
                .collect(Collectors.toSet());
    }

    public KpiPlan plan() {
        return plan;
    }

    public Question question() {
        return question;
    }

    /// That of [Question#asked].
    @Override
    public Grid grid() {
        return question.asked();
    }

    @Override
    public boolean has(String key) {
        return plan.outline().knows(key) && schedule.has(plan.outline().number(key));
    }

    @Override
    public List<Integer> slicesOf(String key) {
        return IntStream.range(0, question.asked().slices().size()).boxed().toList();
    }

    /// The values of a metric or KPI in the cells of [Question#asked]. Any that the question's keys are
    /// computed from has them too.
    @Override
    public Column column(String key) {
        int node = number(key);
        Column column = new Column(question.asked());
        int asked = question.asked().periods().size();
        for (int slice = 0; slice < column.slices(); slice++) {
            System.arraycopy(rows.row(node, slice), question.periodsBack(), column.row(slice), 0, asked);
        }
        return column;
    }

    private int number(String key) {
        int number = plan.outline().number(key);
        if (!schedule.has(number)) {
            throw new IllegalArgumentException("`%s` was not part of the question.".formatted(key));
        }
        return number;
    }

    /// The metrics whose absence makes a cell of [Question#asked] missing; none for a cell that has a
    /// value or is undefined.
    @Override
    public SortedSet<String> missingInputs(String key, int cell) {
        int periods = question.asked().periods().size();
        return missing.of(number(key), cell / periods, question.periodsBack() + cell % periods);
    }

    /// The inputs that were missing in a cell of [Question#asked] and have been left out or replaced there, in this
    /// KPI or in one that it is computed from; none for a cell without a value.
    @Override
    public SortedSet<String> replacedInputs(String key, int cell) {
        int periods = question.asked().periods().size();
        int slice = cell / periods;
        int period = question.periodsBack() + cell % periods;
        int node = number(key);
        return Double.isNaN(rows.row(node, slice)[period]) ? new TreeSet<>() : replaced.of(node, slice, period);
    }
}
