package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.engine.SlowEvaluation.Result;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;

/// Holds evaluations that have come about by changes against evaluations from the beginning.
class IncrementalPropertyTest {

    private static final List<String> METRICS = List.of("m0", "m1", "m2", "m3");

    @Property
    void becomesByChangesWhatItWouldBeFromTheBeginning(
            @ForAll("plans") List<String> formulas,
            @ForAll("grains") Grain grain,
            @ForAll @IntRange(min = 1, max = 9) int periods,
            @ForAll @IntRange(min = 1, max = 3) int slices,
            @ForAll @IntRange(min = 1, max = 8) int changes,
            @ForAll long seed) {
        Trial trial = new Trial(formulas, seed);
        Assume.that(trial.plan
                .refusalOf(trial.kpis.keySet(), grain, IsoCalendar.INSTANCE)
                .isEmpty());
        Question question = trial.plan.question(
                trial.kpis.keySet(), RandomBusiness.grid(grain, periods, slices), IsoCalendar.INSTANCE);
        Map<String, Column> columns = new RandomBusiness(METRICS, seed).columns(question);
        Evaluation evaluation = Evaluation.of(trial.plan, question, columns);
        List<List<Object>> before = trial.everything(evaluation);

        Evaluation changed = evaluation;
        for (int step = 0; step < 3; step++) {
            changed = changed.with(trial.change(columns, question, changes));
            Evaluation anew = Evaluation.of(trial.plan, question, trial.copy(columns, question));

            assertThat(trial.everything(changed)).as("%s", formulas).isEqualTo(trial.everything(anew));
        }
        assertThat(trial.everything(evaluation)).as("what readers had before").isEqualTo(before);
        assertThat(changed.changedSince(evaluation)).containsAll(trial.differing(evaluation, changed));
    }

    /// Hours have too many periods in a year for a slow evaluation.
    @Provide
    Arbitrary<Grain> grains() {
        return Arbitraries.of(Grain.values()).filter(grain -> grain != Grain.HOUR);
    }

    @Provide
    Arbitrary<List<String>> plans() {
        return Formulas.plans(METRICS, 6);
    }

    private static final class Trial {

        private final Map<String, Formula> kpis = new TreeMap<>();
        private final KpiPlan plan;
        private final Random random;

        Trial(List<String> formulas, long seed) {
            formulas.forEach(text -> kpis.put("k" + kpis.size(), Formula.parse(text)));
            plan = new RandomBusiness(METRICS, seed).plan(kpis);
            random = new Random(~seed);
        }

        /// Changes some cells of the columns, and says which.
        Changes change(Map<String, Column> columns, Question question, int many) {
            Changes changes = new Changes();
            List<String> metrics = List.copyOf(question.metrics());
            for (int i = 0; i < many && !metrics.isEmpty(); i++) {
                String metric = metrics.get(random.nextInt(metrics.size()));
                int slice = random.nextInt(question.measured().slices().size());
                int period = random.nextInt(question.measured().periods().size());
                double value = switch (RandomBusiness.result(metric, random)) {
                    case Result.Present(double number) -> number;
                    case Result.Missing _ -> Absence.MISSING.mark();
                    case Result.Undefined _ -> Absence.UNDEFINED.mark();
                };
                columns.computeIfPresent(metric, (_, column) -> with(column, question, slice, period, value));
                if (Double.isNaN(value)) {
                    changes.setAbsent(metric, slice, period, Absence.of(value));
                } else {
                    changes.set(metric, slice, period, value, RandomBusiness.records(value));
                }
            }
            return changes;
        }

        private static Column with(Column column, Question question, int slice, int period, double value) {
            Column copy = column.over(question.measured());
            copy.row(slice)[period] = value;
            copy.setRecords(
                    question.measured().cell(slice, period),
                    Double.isNaN(value) ? value : RandomBusiness.records(value));
            return copy;
        }

        Map<String, Column> copy(Map<String, Column> columns, Question question) {
            Map<String, Column> copies = new HashMap<>();
            columns.forEach((metric, column) -> copies.put(metric, column.over(question.measured())));
            return copies;
        }

        List<List<Object>> everything(Evaluation evaluation) {
            List<List<Object>> everything = new ArrayList<>();
            for (String key : plan.keysBehind(kpis.keySet())) {
                everything.add(cells(evaluation, key));
            }
            return everything;
        }

        private static List<Object> cells(Evaluation evaluation, String key) {
            Column column = evaluation.column(key);
            List<Object> cells = new ArrayList<>(Columns.cells(column));
            for (int cell = 0; cell < column.cells(); cell++) {
                cells.add(evaluation.missingInputs(key, cell));
                cells.add(evaluation.replacedInputs(key, cell));
            }
            return cells;
        }

        Set<String> differing(Evaluation one, Evaluation other) {
            return plan.keysBehind(kpis.keySet()).stream()
                    .filter(key -> !cells(one, key).equals(cells(other, key)))
                    .collect(Collectors.toSet());
        }
    }
}
