package org.kpiplatform.app.metric.rollup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.metric.query.MetricQueries;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;

/// Looks into buckets: `2011-03-01 retail 3.3`.
@Singleton
class Buckets {

    private final DSLContext sql;
    private final Definitions definitions;
    private final MetricQueries queries;
    private final RollupLooks looks;
    private final ManyRecords many;
    private final PinnedStreams pinned;

    Buckets(
            DSLContext sql,
            Definitions definitions,
            MetricQueries queries,
            RollupLooks looks,
            ManyRecords many,
            PinnedStreams pinned) {
        this.many = many;
        this.pinned = pinned;
        this.sql = sql;
        this.definitions = definitions;
        this.queries = queries;
        this.looks = looks;
    }

    /// Those that are kept, sorted.
    List<String> kept(String metric) {
        return rows(sql.selectFrom(days(metric)));
    }

    /// Those that the records of now make, sorted.
    List<String> made(String metric) {
        return rows(query(metric).buckets(LocalDate.EPOCH));
    }

    /// The months that are kept, sorted.
    List<String> keptMonths(String metric) {
        return rows(sql.selectFrom(MonthBuckets.beside(days(metric))));
    }

    private Table<Record> days(String metric) {
        MetricQuery query = query(metric);
        looks.ready(definitions.catalog(), List.of(query), List.of());
        return RollupLooks.buckets(query);
    }

    /// The months that the records of now make, sorted.
    List<String> madeMonths(String metric) {
        MetricQuery query = query(metric);
        return rows(query.months(query.buckets(LocalDate.EPOCH).asTable("days"), DSL.noCondition()));
    }

    /// How many PostgreSQL thinks that the records of now make, once it has been told of their days.
    long estimated(String metric) {
        MetricQuery query = query(metric);
        PinnedStream stream = pinned.find(query.measurement().stream()).orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> many.estimate(stream, Long.MAX_VALUE));
        String plan = sql.explain(query.buckets(LocalDate.EPOCH)).plan();
        Matcher rows = Pattern.compile("rows=(\\d+)").matcher(plan);
        assertThat(rows.find()).as(plan).isTrue();
        return Long.parseLong(rows.group(1));
    }

    private MetricQuery query(String metric) {
        return queries.of(definitions.catalog())
                .find(requireNonNull(definitions.catalog().metrics().get(metric)))
                .orElseThrow();
    }

    private List<String> rows(ResultQuery<? extends Record> query) {
        return sql.fetch(query).stream().map(Buckets::row).sorted().toList();
    }

    private static String row(Record row) {
        return Stream.of(row.intoArray()).map(Buckets::text).collect(Collectors.joining(" "));
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    /// What a run changed: `revenue 2011-03-01 {"kind": "retail"} 3 -> 3.5`.
    List<String> changes(long run) {
        List<String> changes = new ArrayList<>();
        sql.fetch(
                        "select metric, day, slice::text, before, after from kpi.bucket_change where run = {0}"
                                + " order by ordinal",
                        DSL.val(run))
                .forEach(row -> changes.add("%s %s %s %s -> %s"
                        .formatted(row.get(0), row.get(1), row.get(2), text(row.get(3)), text(row.get(4)))));
        return changes;
    }

    /// The tables of all roll-ups.
    List<String> tables() {
        return sql.meta().getSchemas("rollup").stream()
                .flatMap(schema -> schema.getTables().stream())
                .map(Table::getName)
                .toList();
    }
}
