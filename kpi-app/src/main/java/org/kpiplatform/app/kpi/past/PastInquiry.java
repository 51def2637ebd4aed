package org.kpiplatform.app.kpi.past;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.kpi.KpiCalendars;
import org.kpiplatform.app.kpi.KpiValues;
import org.kpiplatform.app.metric.PastCells;
import org.kpiplatform.app.publication.Part;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.Findings;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.series.Slice;
import org.kpiplatform.domain.target.TargetHistory;
import org.kpiplatform.domain.tree.TreeFacts;
import org.kpiplatform.domain.tree.TreeScope;
import org.kpiplatform.domain.tree.TreeValues;

/// Asks what a tree needs of what had been published by a moment: metrics in total, and its slices as far as KPIs were
/// published by them.
final class PastInquiry {

    private static final List<Slice> NO_SLICE = List.of(new Slice(Collections.<@Nullable String>singletonList(null)));

    private final PublishedValues published;
    private final KpiCalendars calendars;
    private final TreeScope scope;
    private final Period period;
    private final ZonedCalendar calendar;
    private final Instant moment;
    private final Question total;
    private final Calendars then;
    private final Findings reported;
    private final Map<String, List<Optional<Known>>> metrics = new HashMap<>();

    /// @param calendar that made the period
    PastInquiry(
            PublishedValues published,
            KpiCalendars calendars,
            TreeScope scope,
            Period period,
            ZonedCalendar calendar,
            Instant moment) {
        this.published = published;
        this.calendars = calendars;
        this.scope = scope;
        this.period = period;
        this.calendar = calendar;
        this.moment = moment;
        this.then = Calendars.of(scope.plan().catalog());
        this.total = KpiValues.possible(() -> scope.question(period, calendar));
        this.reported = reported();
        total.metrics()
                .forEach(metric ->
                        metrics.put(metric, known(metric, total.measured().periods())));
    }

    /// The KPIs that had been published for the period.
    private Findings reported() {
        List<Period> periods = total.asked().periods();
        Map<String, List<Optional<Known>>> known = new HashMap<>();
        for (String key : scope.plan().keysBehind(total.keys())) {
            if (isReportedHere(key)) {
                known.put(key, published.known(PublishedKey.of(key), periods, moment));
            }
        }
        known.values().removeIf(ofKpi -> ofKpi.getLast().isEmpty());
        return PublishedFindings.total(periods, known);
    }

    TreeFacts facts(Map<String, TargetHistory> targets) {
        return TreeFacts.past(states(), targets);
    }

    /// Metrics that had not been published were open. A KPI that was not, while all of its metrics were, had not
    /// settled.
    private Map<String, PeriodState> states() {
        Map<String, PeriodState> states = new HashMap<>();
        metrics.forEach((metric, known) -> {
            if (known.getLast().isEmpty()) {
                states.put(metric, PeriodState.OPEN);
            }
        });
        KpiPlan plan = scope.plan();
        for (String key : plan.keysBehind(total.keys())) {
            boolean isOpen = plan.metricsOf(List.of(key)).stream().anyMatch(states::containsKey);
            if (isReportedHere(key) && !isOpen && !reported.has(key)) {
                states.put(key, PeriodState.PROVISIONAL);
            }
        }
        return states;
    }

    private List<Optional<Known>> known(String metric, List<Period> periods) {
        return published.known(calendars.published(metric, calendar.zone()), periods, moment);
    }

    /// Whether a KPI is reported in periods such as that of the tree.
    private boolean isReportedHere(String key) {
        @Nullable KpiDefinition kpi = scope.plan().catalog().kpis().get(key);
        return kpi != null
                && kpi.grain() == period.grain()
                && calendars.zone(kpi).equals(calendar.zone())
                && then.of(kpi).equals(calendar.days());
    }

    TreeValues values(TreeFacts facts) {
        Map<String, Findings> byDimension = new HashMap<>();
        Map<String, Findings> others = new HashMap<>();
        scope.otherPeriods(facts, period, calendar)
                .ifPresent(question -> others.put(TreeValues.TOTAL, evaluated(question)));
        for (String dimension : scope.dimensions()) {
            Question question = scope.question(dimension, NO_SLICE, period, calendar);
            slices(dimension, question).ifPresent(found -> {
                byDimension.put(dimension, found);
                scope.otherPeriods(dimension, found.grid().slices(), facts, period, calendar)
                        .flatMap(other -> slices(dimension, other))
                        .ifPresent(other -> others.put(dimension, other));
            });
        }
        return new TreeValues(evaluated(total, metrics), byDimension, others, reported);
    }

    /// Empty where no KPI that is asked had been published by the dimension.
    private Optional<Findings> slices(String dimension, Question question) {
        List<Period> periods = question.asked().periods();
        Map<String, SortedMap<Part, List<Optional<Known>>>> known = new HashMap<>();
        for (String key : question.keys()) {
            if (isReportedHere(key)) {
                known.put(key, published.knownBy(dimension, key, periods, moment));
            }
        }
        known.values().removeIf(Map::isEmpty);
        return known.isEmpty() ? Optional.empty() : Optional.of(PublishedFindings.of(dimension, periods, known));
    }

    private Evaluation evaluated(Question question) {
        Map<String, List<Optional<Known>>> known = new HashMap<>();
        for (String metric : question.metrics()) {
            known.put(metric, known(metric, question.measured().periods()));
        }
        return evaluated(question, known);
    }

    private Evaluation evaluated(Question question, Map<String, List<Optional<Known>>> known) {
        Map<String, Column> columns = new HashMap<>();
        known.forEach((metric, cells) -> columns.put(
                metric, PastCells.total(question.measured().periods(), cells).column()));
        return Evaluation.of(scope.plan(), question, columns);
    }
}
