package org.kpiplatform.app.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.app.metric.query.MetricQueries;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.metric.query.UnusableMetric;
import org.kpiplatform.app.page.Cursor;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.RecordPages;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.pushdown.BucketStream;
import org.kpiplatform.domain.metric.MetricDefinition;

/// The records that values were measured from.
@ApplicationScoped
public class RecordsBehindValues {

    private final DSLContext sql;
    private final MetricQueries queries;
    private final PinnedStreams streams;
    private final RecordPages pages;

    RecordsBehindValues(DSLContext sql, MetricQueries queries, PinnedStreams streams, RecordPages pages) {
        this.sql = sql;
        this.queries = queries;
        this.streams = streams;
        this.pages = pages;
    }

    /// How many there are; empty where they stay at their source.
    public OptionalInt count(Catalog catalog, MetricDefinition metric, Selection selection) {
        return stayAtTheirSource(catalog, metric)
                ? OptionalInt.empty()
                : OptionalInt.of(
                        keys(catalog, metric, selection).map(sql::fetchCount).orElse(0));
    }

    private static boolean stayAtTheirSource(Catalog catalog, MetricDefinition metric) {
        return BucketStream.of(metric, catalog).isPresent();
    }

    /// Some of them, by key.
    Page<Map<String, @Nullable Object>> page(
            Catalog catalog, MetricDefinition metric, Selection selection, int limit, @Nullable String cursor) {
        if (stayAtTheirSource(catalog, metric)) {
            throw ProblemException.conflict("The records of `" + metric.of()
                    + "` stay at their source (`push_down`), which is asked for the days' numbers only. Look there.");
        }
        Optional<PinnedStream> stream = streams.find(StreamKey.parse(metric.of()));
        Optional<Select<Record>> keys = keys(catalog, metric, selection);
        return stream.isEmpty() || keys.isEmpty()
                ? new Page<>(List.of(), null)
                : page(stream.get(), keys.get(), limit, cursor);
    }

    private Page<Map<String, @Nullable Object>> page(
            PinnedStream stream, Select<Record> keys, int limit, @Nullable String cursor) {
        List<String> after =
                Cursor.parse(cursor, stream.keys().size()).map(Cursor::position).orElse(List.of());
        try {
            return Pages.cut(
                            pages.read(stream, keys, after, limit + 1).stream(),
                            limit,
                            last -> new Cursor(last.position()))
                    .map(RecordPages.Row::values);
        } catch (IllegalArgumentException e) {
            throw Cursor.foreign(String.valueOf(cursor));
        }
    }

    private Optional<Select<Record>> keys(Catalog catalog, MetricDefinition metric, Selection selection) {
        try {
            return queries.of(catalog, List.of(metric)).keysBehind(metric, selection);
        } catch (UnusableMetric e) {
            throw ProblemException.conflict(
                    "The metric `%s` can't be computed as it is defined. %s".formatted(metric.key(), e.getMessage()));
        }
    }
}
