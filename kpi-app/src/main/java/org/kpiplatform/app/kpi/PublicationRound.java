package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.kpi.Agenda.Cadence;
import org.kpiplatform.app.kpi.Agenda.Due;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.MetricGrid;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.publication.ComputedValue;
import org.kpiplatform.app.publication.Part;
import org.kpiplatform.app.publication.Publication;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.Publishing;
import org.kpiplatform.app.publication.Publishing.Published;
import org.kpiplatform.app.publication.Unpublished.Note;
import org.kpiplatform.app.publication.Withdrawals;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// Computes what has changed and publishes it; ends what is no longer reported. What is due is told by the [Agenda].
@ApplicationScoped
class PublicationRound {

    private final Definitions definitions;
    private final KpiPlans plans;
    private final MetricValues metrics;
    private final PublishedValues published;
    private final Publishing publishing;
    private final Withdrawals withdrawals;
    private final PartValues parts;
    private final Clock clock;
    private final ReportingCalendars calendars;
    private final OrganisationTime time;

    @SuppressWarnings("TooManyParameters") // everything that has a part in a published value
    PublicationRound(
            Definitions definitions,
            KpiPlans plans,
            MetricValues metrics,
            PublishedValues published,
            Publishing publishing,
            Withdrawals withdrawals,
            PartValues parts,
            Clock clock,
            ReportingCalendars calendars,
            OrganisationTime time) {
        this.definitions = definitions;
        this.plans = plans;
        this.metrics = metrics;
        this.published = published;
        this.publishing = publishing;
        this.withdrawals = withdrawals;
        this.parts = parts;
        this.clock = clock;
        this.calendars = calendars;
        this.time = time;
    }

    /// Publishes what the definitions of a catalog now make of what has changed. All of it becomes known at one
    /// moment: nobody finds a KPI without the metrics behind it.
    Published publish(Catalog catalog, List<Note> notes) {
        KpiPlan plan = plans.of(catalog);
        Agenda agenda = new Agenda(plan, calendars.of(catalog), time);
        Instant now = clock.instant();
        Published result = Published.NOTHING;
        Map<Cadence, SortedMap<String, Due>> due = agenda.due(notes);
        Map<ZoneId, FinalDays> days = finalDays(plan, due);
        for (Map.Entry<Cadence, SortedMap<String, Due>> cadence : due.entrySet()) {
            FinalDays ofZone = Objects.requireNonNull(days.get(cadence.getKey().zone()));
            result = result.plus(
                    publish(plan, agenda, cadence.getKey(), cadence.getValue().values(), ofZone, now));
        }
        List<Note> definitions =
                notes.stream().filter(note -> note.cause().run() == null).toList();
        if (!definitions.isEmpty()) {
            withdrawals.withdrawAllBut(
                    agenda.reported(), agenda.spread(definitions).keySet(), now);
        }
        return result;
    }

    private Map<ZoneId, FinalDays> finalDays(KpiPlan plan, Map<Cadence, SortedMap<String, Due>> due) {
        Map<ZoneId, Set<String>> keys = new HashMap<>();
        due.forEach((cadence, everything) ->
                keys.computeIfAbsent(cadence.zone(), _ -> new TreeSet<>()).addAll(everything.keySet()));
        Map<ZoneId, FinalDays> days = new HashMap<>();
        keys.forEach((zone, some) -> days.put(zone, new FinalDays(plan, metrics, some, zone)));
        return days;
    }

    private Published publish(
            KpiPlan plan, Agenda agenda, Cadence cadence, Collection<Due> everything, FinalDays days, Instant now) {
        Map<Note, DaySpan> spans = new LinkedHashMap<>();
        everything.forEach(
                due -> days.of(due.note().key(), due.settlingDays()).ifPresent(span -> spans.put(due.note(), span)));
        Map<PublishedKey, Period> last = published.last(
                spans.keySet().stream()
                        .map(note -> agenda.published(note.key(), cadence))
                        .toList(),
                cadence.calendar(),
                cadence.grain());
        Map<Note, List<Period>> periods = new LinkedHashMap<>();
        spans.forEach((note, span) -> periods.put(
                note,
                finalPeriods(
                        cadence,
                        agenda.since(note, cadence),
                        span,
                        Optional.ofNullable(last.get(agenda.published(note.key(), cadence))))));
        periods.values().removeIf(List::isEmpty);
        return periods.isEmpty() ? Published.NOTHING : publish(plan, agenda, cadence, periods, now);
    }

    /// @param since the first day that may differ; null for all
    /// @param last  the last period that is published
    private static List<Period> finalPeriods(
            Cadence cadence, @Nullable LocalDate since, DaySpan span, Optional<Period> last) {
        Calendar calendar = cadence.calendar();
        Grain grain = cadence.grain();
        Period first = calendar.containing(grain, span.from());
        if (since != null && since.isAfter(span.from())) {
            Period next = last.map(it -> calendar.offset(it, 1)).orElse(first);
            Period changed = calendar.containing(grain, since);
            first = changed.ordinal() < next.ordinal() ? changed : next;
        }
        return calendar.range(first, calendar.offset(calendar.containing(grain, span.through()), -1));
    }

    private Published publish(
            KpiPlan plan, Agenda agenda, Cadence cadence, Map<Note, List<Period>> asked, Instant now) {
        List<Period> all = range(cadence.calendar(), asked.values());
        List<String> keys = asked.keySet().stream().map(Note::key).toList();
        Question question = plan.question(keys, Grid.total(all), cadence.calendar());
        MetricGrid measured = metrics.read(
                plan.catalog(),
                question.metrics(),
                Selection.total(question.measured().periods(), cadence.zone()));
        Evaluation evaluation = Evaluation.of(plan, question, measured.columns());
        return publishing.publish(asked.entrySet().stream().map(entry -> {
            Note note = entry.getKey();
            List<ComputedValue> computed =
                    new ArrayList<>(totals(evaluation, measured, note.key(), all, entry.getValue()));
            computed.addAll(parts(plan, cadence, note.key(), entry.getValue()));
            return new Publication(
                    agenda.published(note.key(), cadence),
                    cadence.grain(),
                    revision(plan, note.key()),
                    note.cause(),
                    now,
                    computed);
        }));
    }

    private List<ComputedValue> parts(KpiPlan plan, Cadence cadence, String key, List<Period> periods) {
        @Nullable KpiDefinition kpi = plan.catalog().kpis().get(key);
        return kpi == null
                ? List.of()
                : kpi.publishBy().stream()
                        .flatMap(dimension -> parts.by(dimension, plan, kpi, cadence.calendar(), periods).stream())
                        .toList();
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

    private static List<ComputedValue> totals(
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
            boolean present = column.isPresent(cell);
            values.add(new ComputedValue(
                    Part.TOTAL,
                    wanted.get(i),
                    present ? column.value(cell) : null,
                    present ? null : column.absence(cell),
                    completeness.fraction(),
                    present ? List.of() : List.copyOf(evaluation.missingInputs(key, cell)),
                    List.copyOf(evaluation.replacedInputs(key, cell))));
        }
        return values;
    }

    private int revision(KpiPlan plan, String key) {
        return plan.catalog().kpis().containsKey(key)
                ? definitions.kpi(key).revision()
                : definitions.metric(key).revision();
    }
}
