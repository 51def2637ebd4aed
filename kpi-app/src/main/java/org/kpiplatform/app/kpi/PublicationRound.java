package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.MetricGrid;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.publication.ComputedValue;
import org.kpiplatform.app.publication.Publication;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.Unpublished.Note;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// Computes what has changed and publishes it: every KPI at the grain that it is reported at, and the
/// metrics behind it at the same, so that its tree of back then can be shown as well.
@ApplicationScoped
class PublicationRound {

    private final Definitions definitions;
    private final KpiPlans plans;
    private final MetricValues metrics;
    private final PublishedValues published;
    private final Clock clock;

    private final ReportingCalendars calendars;
    private final OrganisationTime time;

    @SuppressWarnings("TooManyParameters") // everything that has a part in a published value
    PublicationRound(
            Definitions definitions,
            KpiPlans plans,
            MetricValues metrics,
            PublishedValues published,
            Clock clock,
            ReportingCalendars calendars,
            OrganisationTime time) {
        this.calendars = calendars;
        this.time = time;
        this.definitions = definitions;
        this.plans = plans;
        this.metrics = metrics;
        this.published = published;
        this.clock = clock;
    }

    /// The periods that KPIs are reported in.
    private record Cadence(Calendar calendar, Grain grain) {}

    /// What may have to be published.
    ///
    /// @param settlingDays of the KPI; of a metric, the fewest of those that are computed from it
    private record Due(Note note, int settlingDays) {

        static Due earlier(Due one, Due other) {
            return one.settlingDays <= other.settlingDays ? one : other;
        }
    }

    /// @param values   that were computed
    /// @param restated those of them that took the place of others
    record Result(int values, int restated) {}

    /// Publishes what the definitions of a catalog now make of what has changed.
    Result publish(Catalog catalog, List<Note> notes) {
        KpiPlan plan = plans.of(catalog);
        FinalDays days = new FinalDays(plan, metrics);
        Result result = new Result(0, 0);
        for (Map.Entry<Cadence, SortedMap<String, Due>> cadence :
                byCadence(plan, calendars.of(catalog), spread(plan, notes)).entrySet()) {
            Result some = publish(plan, cadence.getKey(), cadence.getValue().values(), days);
            result = new Result(result.values + some.values, result.restated + some.restated);
        }
        return result;
    }

    /// What is computed from something that has changed has changed as well.
    private static Map<String, Note> spread(KpiPlan plan, List<Note> notes) {
        Map<String, Note> spread = new HashMap<>();
        for (Note note : notes) {
            for (String key : plan.keysAbove(List.of(note.key()))) {
                spread.merge(key, new Note(key, note.since(), note.run()), PublicationRound::both);
            }
        }
        return spread;
    }

    private static Note both(Note one, Note other) {
        LocalDate since = one.since() == null || other.since() == null
                ? null
                : one.since().isBefore(other.since()) ? one.since() : other.since();
        return new Note(one.key(), since, other.run() == null ? one.run() : other.run());
    }

    private Map<Cadence, SortedMap<String, Due>> byCadence(KpiPlan plan, Calendars calendars, Map<String, Note> notes) {
        Map<Cadence, SortedMap<String, Due>> byCadence = new LinkedHashMap<>();
        plan.catalog()
                .kpis()
                .values()
                .forEach(kpi -> plan.keysBehind(List.of(kpi.key())).stream()
                        .filter(key -> key.equals(kpi.key())
                                || plan.catalog().metrics().containsKey(key))
                        .map(notes::get)
                        .filter(note -> note != null)
                        .forEach(note -> byCadence
                                .computeIfAbsent(new Cadence(calendars.of(kpi), kpi.grain()), _ -> new TreeMap<>())
                                .merge(note.key(), new Due(note, settlingDays(kpi)), Due::earlier)));
        return byCadence;
    }

    private int settlingDays(KpiDefinition kpi) {
        return kpi.settlingDays() == null ? time.settlingDays() : kpi.settlingDays();
    }

    private Result publish(KpiPlan plan, Cadence cadence, Collection<Due> everything, FinalDays days) {
        Map<Note, List<Period>> periods = new HashMap<>();
        for (Due due : everything) {
            Note note = due.note();
            List<Period> some = days.of(note.key(), due.settlingDays())
                    .map(span -> finalPeriods(cadence, note, span))
                    .orElse(List.of());
            if (!some.isEmpty()) {
                periods.put(note, some);
            }
        }
        return periods.isEmpty() ? new Result(0, 0) : publish(plan, cadence, periods);
    }

    private List<Period> finalPeriods(Cadence cadence, Note note, DaySpan span) {
        Calendar calendar = cadence.calendar();
        Grain grain = cadence.grain();
        Period first = calendar.containing(grain, span.from());
        LocalDate since = note.since();
        if (since != null && since.isAfter(span.from())) {
            Period next = published
                    .last(note.key(), calendar, grain)
                    .map(last -> calendar.offset(last, 1))
                    .orElse(first);
            Period changed = calendar.containing(grain, since);
            first = changed.ordinal() < next.ordinal() ? changed : next;
        }
        Period last = calendar.offset(calendar.containing(grain, span.through()), -1);
        return calendar.range(first, last);
    }

    private Result publish(KpiPlan plan, Cadence cadence, Map<Note, List<Period>> asked) {
        List<Period> all = range(cadence.calendar(), asked.values());
        List<String> keys = asked.keySet().stream().map(Note::key).toList();
        Question question = plan.question(keys, Grid.total(all), cadence.calendar());
        MetricGrid measured = metrics.read(
                plan.catalog(),
                question.metrics(),
                new Selection(question.measured().periods(), List.of(), List.of()));
        Evaluation evaluation = Evaluation.of(plan, question, measured.columns());
        Instant now = clock.instant();
        int values = 0;
        int restated = 0;
        for (Map.Entry<Note, List<Period>> entry : asked.entrySet()) {
            Note note = entry.getKey();
            List<ComputedValue> computed = values(evaluation, measured, note.key(), all, entry.getValue());
            restated += published.publish(new Publication(
                    note.key(), cadence.grain(), revision(plan, note.key()), note.run(), now, computed));
            values += computed.size();
        }
        return new Result(values, restated);
    }

    private static List<Period> range(Calendar calendar, Collection<List<Period>> ranges) {
        Period first = ranges.stream()
                .map(List::getFirst)
                .min(PublicationRound::byOrdinal)
                .orElseThrow();
        Period last = ranges.stream()
                .map(List::getLast)
                .max(PublicationRound::byOrdinal)
                .orElseThrow();
        return calendar.range(first, last);
    }

    private static int byOrdinal(Period one, Period other) {
        return Long.compare(one.ordinal(), other.ordinal());
    }

    private static List<ComputedValue> values(
            Evaluation evaluation, MetricGrid measured, String key, List<Period> all, List<Period> wanted) {
        Column column = evaluation.column(key);
        int back = evaluation.question().periodsBack();
        Collection<String> inputs = evaluation.plan().metricsOf(List.of(key));
        int skipped = (int) (wanted.getFirst().ordinal() - all.getFirst().ordinal());
        List<ComputedValue> values = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            int cell = skipped + i;
            Completeness completeness = Completeness.worst(inputs.stream()
                    .map(it -> measured.completenessOf(it).get(cell + back))
                    .toList());
            @Nullable Double value = column.isPresent(cell) ? column.value(cell) : null;
            values.add(new ComputedValue(
                    wanted.get(i), value, value == null ? column.absence(cell) : null, completeness.fraction()));
        }
        return values;
    }

    private int revision(KpiPlan plan, String key) {
        return plan.catalog().kpis().containsKey(key)
                ? definitions.kpi(key).revision()
                : definitions.metric(key).revision();
    }
}
