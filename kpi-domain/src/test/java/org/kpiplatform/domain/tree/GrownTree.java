package org.kpiplatform.domain.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.engine.Columns;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Slice;

/// Trees for tests, of the values of February and March 2011.
record GrownTree(Definitions definitions) {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;
    private static final Period MARCH = CALENDAR.parse("2011-03");

    KpiTree grow(String kpi, Map<String, String> measured) {
        return grow(kpi, measured, "", List.of(), Map.of());
    }

    /// With slices by a dimension.
    ///
    /// @param slices its values; `?` for none
    /// @param sliced the values of February and March of each slice, one after the other
    KpiTree grow(
            String kpi,
            Map<String, String> measured,
            String dimension,
            List<String> slices,
            Map<String, String> sliced) {
        TreeScope scope = TreeScope.of(KpiPlan.of(definitions.catalog()), kpi);
        Map<String, Evaluation> byDimension = new HashMap<>();
        if (!slices.isEmpty()) {
            Question question = scope.question(
                    dimension, slices.stream().map(GrownTree::slice).toList(), MARCH, CALENDAR);
            byDimension.put(dimension, evaluate(scope, question, sliced));
        }
        Evaluation total = evaluate(scope, scope.question(MARCH, CALENDAR), measured);
        return KpiTree.of(scope, new TreeValues(total, byDimension), TreeFacts.PLAIN);
    }

    private static Slice slice(String value) {
        List<@Nullable String> values = new ArrayList<>();
        values.add(value.equals("?") ? null : value);
        return new Slice(values);
    }

    private static Evaluation evaluate(TreeScope scope, Question question, Map<String, String> measured) {
        Map<String, Column> columns = new HashMap<>();
        question.metrics()
                .forEach(metric ->
                        columns.put(metric, Columns.column(measured.getOrDefault(metric, nothing(question)))));
        return Evaluation.of(scope.plan(), question, columns);
    }

    private static String nothing(Question question) {
        String[] cells = new String[question.measured().cells()];
        Arrays.fill(cells, "-");
        return String.join(" ", cells);
    }
}
