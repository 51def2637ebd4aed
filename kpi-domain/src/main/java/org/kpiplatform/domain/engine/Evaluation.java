package org.kpiplatform.domain.engine;

import java.util.BitSet;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
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
/// Not for several threads at once.
public final class Evaluation {

    private final KpiPlan plan;
    private final Question question;
    private final @Nullable Column[] columns;
    private final Interpreter interpreter;
    private final MissingInputs missing;

    private Evaluation(KpiPlan plan, Question question) {
        this.plan = plan;
        this.question = question;
        this.columns = new @Nullable Column[plan.size()];
        TimeAxis axis = new TimeAxis(question.measured(), question.calendar());
        this.interpreter = new Interpreter(axis);
        this.missing = new MissingInputs(plan, interpreter, axis, this::measuredColumn);
    }

    /// Answers a question.
    ///
    /// @param measured the column of every metric of the question, over the cells of [Question#measured]
    /// @throws IllegalArgumentException when a column lacks or does not fit
    public static Evaluation of(KpiPlan plan, Question question, Map<String, Column> measured) {
        Evaluation evaluation = new Evaluation(plan, question);
        BitSet needed = plan.closure(question.keys());
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            evaluation.columns[number] = switch (plan.node(number)) {
                case PlanNode.Measured(String key) -> fitting(key, measured.get(key), question.measured());
                case PlanNode.Computed computed ->
                    evaluation.interpreter.run(computed.program(), evaluation::measuredColumn);
            };
        }
        return evaluation;
    }

    private static Column fitting(String metric, @Nullable Column column, Grid grid) {
        if (column == null || column.cells() != grid.cells()) {
            throw new IllegalArgumentException("Metric `%s` has %s, expected one of %d cells."
                    .formatted(
                            metric,
                            column == null ? "no column" : "a column of %d cells".formatted(column.cells()),
                            grid.cells()));
        }
        return column;
    }

    public KpiPlan plan() {
        return plan;
    }

    public Question question() {
        return question;
    }

    /// The values of a metric or KPI in the cells of [Question#asked]. Any that the question's keys are
    /// computed from has them too.
    public Column column(String key) {
        Column column = measuredColumn(plan.number(key));
        int back = question.periodsBack();
        return back == 0 ? column : cut(column, back);
    }

    private Column cut(Column from, int back) {
        Column cut = new Column(question.asked().cells());
        int asked = question.asked().periods().size();
        for (int slice = 0; slice < question.asked().slices().size(); slice++) {
            int start = question.measured().cell(slice, back);
            System.arraycopy(from.values(), start, cut.values(), slice * asked, asked);
            System.arraycopy(from.absences(), start, cut.absences(), slice * asked, asked);
        }
        return cut;
    }

    private Column measuredColumn(int number) {
        Column column = columns[number];
        if (column == null) {
            throw new IllegalArgumentException("`%s` was not part of the question."
                    .formatted(plan.node(number).key()));
        }
        return column;
    }

    /// The metrics whose absence makes a cell of [Question#asked] missing; none for a cell that has a
    /// value or is undefined.
    public SortedSet<String> missingInputs(String key, int cell) {
        int periods = question.asked().periods().size();
        int measured = question.measured().cell(cell / periods, question.periodsBack() + cell % periods);
        return missing.of(plan.number(key), measured);
    }
}
