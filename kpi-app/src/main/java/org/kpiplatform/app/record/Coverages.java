package org.kpiplatform.app.record;

import static org.kpiplatform.app.record.StreamTables.COVERED_FROM;
import static org.kpiplatform.app.record.StreamTables.COVERED_THROUGH;
import static org.kpiplatform.app.record.StreamTables.EARLIEST;
import static org.kpiplatform.app.record.StreamTables.FIELDS;
import static org.kpiplatform.app.record.StreamTables.LATEST;
import static org.kpiplatform.app.record.StreamTables.NAME;
import static org.kpiplatform.app.record.StreamTables.STREAMS;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.domain.source.CoverageDefinition;
import org.kpiplatform.domain.source.FieldType;

/// For which days streams are complete: as their definition says, else as their connector promised, else as their
/// records suggest (decision 4).
@ApplicationScoped
public class Coverages {

    private final DSLContext sql;
    private final PinnedStreams streams;
    private final ZoneId zone;
    private final Clock clock;

    Coverages(DSLContext sql, PinnedStreams streams, OrganisationConfig organisation, Clock clock) {
        this.sql = sql;
        this.streams = streams;
        this.zone = organisation.zone();
        this.clock = clock;
    }

    /// The covered days of a stream; empty where there are none. Either end that the definition leaves open is
    /// the connector's, or that of the records.
    ///
    /// @param defined what the stream's definition says, or null
    /// @param times   the fields of time whose span counts: those that date the stream's metrics
    public Optional<DaySpan> find(StreamKey stream, @Nullable CoverageDefinition defined, Collection<String> times) {
        Optional<DaySpan> known = promised(stream).or(() -> recorded(stream, times));
        LocalDate from = defined == null || defined.from() == null
                ? known.map(DaySpan::from).orElse(null)
                : defined.from();
        LocalDate through = defined == null || defined.through() == null
                ? known.map(DaySpan::through).orElse(null)
                : defined.through();
        return from == null || through == null || !from.isBefore(through)
                ? Optional.empty()
                : Optional.of(new DaySpan(from, through));
    }

    private Optional<DaySpan> promised(StreamKey stream) {
        return sql.select(COVERED_FROM, COVERED_THROUGH)
                .from(STREAMS)
                .where(StreamTables.is(stream), COVERED_FROM.isNotNull())
                .fetchOptional(row -> new DaySpan(day(row.value1(), zone), day(row.value2(), zone)));
    }

    private Optional<DaySpan> recorded(StreamKey stream, Collection<String> times) {
        return streams.find(stream).stream()
                .flatMap(pinned -> pinned.times().stream())
                .filter(field -> times.contains(field.name()))
                .flatMap(field -> span(stream, field).stream())
                .reduce(Coverages::union)
                .map(this::notAfterToday);
    }

    private Optional<DaySpan> span(StreamKey stream, PinnedField field) {
        ZoneId cut = field.type() == FieldType.DATE ? ZoneOffset.UTC : zone;
        return sql.select(EARLIEST, LATEST)
                .from(FIELDS)
                .where(StreamTables.is(stream), NAME.eq(field.name()), EARLIEST.isNotNull())
                .fetchOptional(row -> between(row, cut));
    }

    private static DaySpan between(Record2<Instant, Instant> row, ZoneId cut) {
        return new DaySpan(day(row.value1(), cut), day(row.value2(), cut).plusDays(1));
    }

    private static DaySpan union(DaySpan one, DaySpan other) {
        return new DaySpan(
                one.from().isBefore(other.from()) ? one.from() : other.from(),
                one.through().isAfter(other.through()) ? one.through() : other.through());
    }

    private DaySpan notAfterToday(DaySpan span) {
        LocalDate tomorrow = LocalDate.now(clock.withZone(zone)).plusDays(1);
        return span.through().isAfter(tomorrow) ? new DaySpan(span.from(), tomorrow) : span;
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone);
    }
}
