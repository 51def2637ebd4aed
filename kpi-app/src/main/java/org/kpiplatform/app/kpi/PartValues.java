package org.kpiplatform.app.kpi;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.kpi.KpiValues.Evaluated;
import org.kpiplatform.app.metric.query.DimensionFilter;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.ComputedValue;
import org.kpiplatform.app.publication.Part;
import org.kpiplatform.app.publication.PublicationConfig;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Column;

/// The values of a KPI for each member of a dimension, as they are published.
@ApplicationScoped
class PartValues {

    private static final int PERIODS_AT_ONCE = 100;

    private final KpiValues values;
    private final PublishedValues published;
    private final PublicationConfig config;
    private final Clock clock;

    PartValues(KpiValues values, PublishedValues published, PublicationConfig config, Clock clock) {
        this.values = values;
        this.published = published;
        this.config = config;
        this.clock = clock;
    }

    /// Those of all members that there are, or were when something was published of them; none where they are too
    /// many.
    ///
    /// @param periods consecutive
    List<ComputedValue> by(
            String dimension, KpiPlan plan, KpiDefinition kpi, ZonedCalendar calendar, List<Period> periods) {
        List<ComputedValue> all = new ArrayList<>();
        Set<Part> parts = new HashSet<>();
        try {
            for (int from = 0; from < periods.size() && parts.size() <= config.mostMembers(); from += PERIODS_AT_ONCE) {
                List<Period> some = periods.subList(from, Math.min(periods.size(), from + PERIODS_AT_ONCE));
                all.addAll(some(dimension, plan, kpi, calendar, some));
                all.stream().map(ComputedValue::part).forEach(parts::add);
            }
        } catch (ProblemException e) {
            Log.warnf("Not published by parts: kpi=%s by=%s reason=%s", kpi.key(), dimension, e.getMessage());
            return List.of();
        }
        if (parts.size() > config.mostMembers()) {
            Log.warnf(
                    "Not published by parts, of which there are too many: kpi=%s by=%s most=%d",
                    kpi.key(), dimension, config.mostMembers());
            return List.of();
        }
        return all;
    }

    private List<ComputedValue> some(
            String dimension, KpiPlan plan, KpiDefinition kpi, ZonedCalendar calendar, List<Period> periods) {
        Evaluated present = values.of(
                plan, kpi.key(), calendar, new Selection(periods, List.of(dimension), List.of(), calendar.zone()));
        List<ComputedValue> some = new ArrayList<>();
        for (int slice = 0; slice < present.grid().slices().size(); slice++) {
            @Nullable
            String member = present.grid().slices().get(slice).values().getFirst();
            some.addAll(values(present, kpi.key(), slice, new Part(dimension, member)));
        }
        Set<Part> found = some.stream().map(ComputedValue::part).collect(Collectors.toSet());
        for (Part gone : published
                .knownBy(dimension, kpi.key(), periods, clock.instant())
                .keySet()) {
            if (!found.contains(gone)) {
                some.addAll(values(
                        values.of(plan, kpi.key(), calendar, only(gone, periods, calendar.zone())),
                        kpi.key(),
                        0,
                        gone));
            }
        }
        return some;
    }

    /// A member without records stands in no split any more, and has a value all the same.
    private static Selection only(Part part, List<Period> periods, ZoneId zone) {
        String member = part.member();
        DimensionFilter filter =
                new DimensionFilter(part.dimension(), member == null ? List.of() : List.of(member), member == null);
        return new Selection(periods, List.of(), List.of(filter), zone);
    }

    private static List<ComputedValue> values(Evaluated evaluated, String key, int slice, Part part) {
        Column column = evaluated.evaluation().column(key);
        List<Period> periods = evaluated.grid().periods();
        return IntStream.range(0, periods.size())
                .mapToObj(period -> {
                    int cell = evaluated.grid().cell(slice, period);
                    boolean present = column.isPresent(cell);
                    return new ComputedValue(
                            part,
                            periods.get(period),
                            present ? column.value(cell) : null,
                            present ? null : column.absence(cell),
                            evaluated.completeness().get(period).fraction(),
                            present
                                    ? List.of()
                                    : List.copyOf(evaluated.evaluation().missingInputs(key, cell)),
                            List.copyOf(evaluated.evaluation().replacedInputs(key, cell)));
                })
                .toList();
    }
}
