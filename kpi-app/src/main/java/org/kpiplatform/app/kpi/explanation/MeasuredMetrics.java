package org.kpiplatform.app.kpi.explanation;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.MeasuredRecords;
import org.kpiplatform.app.kpi.KpiCalendars;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.metric.RecordsBehindValues;
import org.kpiplatform.app.metric.composition.Composition;
import org.kpiplatform.app.metric.composition.Compositions;
import org.kpiplatform.app.metric.composition.StreamRuns;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.metric.MetricDefinition;

/// Tells what the metrics behind a number were measured over, and what their values are made of.
@ApplicationScoped
class MeasuredMetrics {

    private final Compositions compositions;
    private final MetricValues values;
    private final RecordsBehindValues records;
    private final StreamStates streams;
    private final StreamRuns runs;
    private final KpiCalendars calendars;

    MeasuredMetrics(
            Compositions compositions,
            MetricValues values,
            RecordsBehindValues records,
            StreamStates streams,
            StreamRuns runs,
            KpiCalendars calendars) {
        this.compositions = compositions;
        this.values = values;
        this.records = records;
        this.streams = streams;
        this.runs = runs;
        this.calendars = calendars;
    }

    /// By metric.
    ///
    /// @param selection one period, in total or of a part
    /// @param asked     the part, as it was asked
    Map<String, MeasuredRecords> of(
            Catalog catalog, Collection<String> metrics, Selection selection, List<String> asked) {
        Map<String, Composition> made = compositions.of(catalog, metrics, selection);
        Map<String, DaySpan> covered = values.days(catalog, metrics, selection.zone());
        Map<String, MeasuredRecords> all = new HashMap<>();
        for (String key : metrics) {
            MetricDefinition metric = requireNonNull(catalog.metrics().get(key));
            OptionalInt behind = records.count(catalog, metric, selection);
            String at = behind.isPresent() ? recordsAt(key, selection, asked) : null;
            all.put(key, of(metric, requireNonNull(made.get(key)), behind, at, covered.get(key)));
        }
        return all;
    }

    private MeasuredRecords of(
            MetricDefinition metric,
            Composition made,
            OptionalInt behind,
            @Nullable String at,
            @Nullable DaySpan covered) {
        StreamKey stream = StreamKey.parse(metric.of());
        Optional<DaySpan> span = Optional.ofNullable(covered);
        return new MeasuredRecords(
                metric.of(),
                metric.measure(),
                metric.where(),
                behind.isPresent() ? behind.getAsInt() : null,
                made.parts(),
                made.buckets(),
                made.withoutBuckets(),
                runs.last(stream).orElse(null),
                at,
                span.map(DaySpan::from).orElse(null),
                span.map(DaySpan::through).orElse(null),
                streams.syncedAt(stream).orElse(null));
    }

    /// What can be told of a metric as of a moment that has passed: records are kept as they are now.
    static MeasuredRecords past(MetricDefinition metric) {
        return new MeasuredRecords(
                metric.of(),
                metric.measure(),
                metric.where(),
                null,
                List.of(),
                List.of(),
                "Records and buckets are kept as they are now: what made the value back then is not known any more.",
                null,
                null,
                null,
                null,
                null);
    }

    private String recordsAt(String metric, Selection selection, List<String> asked) {
        Period period = selection.periods().getFirst();
        String span = period.hour() == null ? period.start() + ".." + period.lastDay() : encoded(period.label());
        String zone = calendars.zone().equals(selection.zone())
                ? ""
                : "&zone=" + encoded(selection.zone().getId());
        String where = asked.stream().map(part -> "&where=" + encoded(part)).collect(Collectors.joining());
        return "/api/v1/metrics/" + metric + "/records?period=" + span + zone + where;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
