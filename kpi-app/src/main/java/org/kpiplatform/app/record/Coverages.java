package org.kpiplatform.app.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.domain.source.CoverageDefinition;
import org.kpiplatform.domain.source.FieldType;

/// For which days and instants streams are complete: as their definition says, else as their connector promised, else
/// as their records suggest (decision 4). Days that a definition names are the organisation's.
@ApplicationScoped
public class Coverages {

    private final ZoneId zone;
    private final Clock clock;

    Coverages(OrganisationConfig organisation, Clock clock) {
        this.zone = organisation.zone();
        this.clock = clock;
    }

    /// The covered days of a stream in a zone; empty where there are none. Either end that the definition leaves
    /// open is the connector's, or that of the records.
    ///
    /// @param defined what the stream's definition says, or null
    /// @param times   the fields of time whose span counts: those that date the stream's metrics
    /// @param days    where days begin
    public Optional<DaySpan> find(
            SeenStream stream, @Nullable CoverageDefinition defined, Collection<String> times, ZoneId days) {
        Optional<DaySpan> known = stream.promised()
                .map(time -> new DaySpan(day(time.from(), days), day(time.through(), days)))
                .or(() -> recorded(stream, times, days));
        boolean areDates = fields(stream, times).allMatch(field -> field.type() == FieldType.DATE);
        ZoneId meant = areDates ? days : zone;
        LocalDate from = defined == null || defined.from() == null
                ? known.map(DaySpan::from).orElse(null)
                : firstWholeDay(defined.from().atStartOfDay(meant).toInstant(), days);
        LocalDate through = defined == null || defined.through() == null
                ? known.map(DaySpan::through).orElse(null)
                : day(defined.through().atStartOfDay(meant).toInstant(), days);
        return from == null || through == null || !from.isBefore(through)
                ? Optional.empty()
                : Optional.of(new DaySpan(from, through));
    }

    /// The covered instants of a stream, for its hours; empty where there are none. Where nothing is said of its end,
    /// that is its latest record: nobody knows whether the hour of that is complete.
    ///
    /// @param times the fields of time whose span counts; dates among them do not
    /// @param days  where the first day begins
    public Optional<CoveredTime> instants(
            SeenStream stream, @Nullable CoverageDefinition defined, Collection<String> times, ZoneId days) {
        Optional<CoveredTime> known = stream.promised().or(() -> recordedTime(stream, times, days));
        Instant from = defined == null || defined.from() == null
                ? known.map(CoveredTime::from).orElse(null)
                : defined.from().atStartOfDay(zone).toInstant();
        Instant through = defined == null || defined.through() == null
                ? known.map(CoveredTime::through).orElse(null)
                : defined.through().atStartOfDay(zone).toInstant();
        return from == null || through == null || !from.isBefore(through)
                ? Optional.empty()
                : Optional.of(new CoveredTime(from, through));
    }

    private static Stream<PinnedField> fields(SeenStream stream, Collection<String> times) {
        return stream.pinned().times().stream().filter(field -> times.contains(field.name()));
    }

    private Optional<DaySpan> recorded(SeenStream stream, Collection<String> times, ZoneId days) {
        return fields(stream, times)
                .flatMap(field -> span(stream, field)
                        .map(span -> between(span, field.type() == FieldType.DATE ? ZoneOffset.UTC : days))
                        .stream())
                .reduce(Coverages::union)
                .map(span -> notAfterToday(span, days));
    }

    private Optional<CoveredTime> recordedTime(SeenStream stream, Collection<String> times, ZoneId days) {
        return fields(stream, times)
                .filter(field -> field.type() == FieldType.TIMESTAMP)
                .flatMap(field -> span(stream, field).stream())
                .reduce(TimeSpan::with)
                .map(span -> new CoveredTime(
                        day(span.earliest(), days).atStartOfDay(days).toInstant(), notAfterNow(span.latest())));
    }

    private static Optional<TimeSpan> span(SeenStream stream, PinnedField field) {
        return Optional.ofNullable(stream.spans().get(field.name()));
    }

    private static DaySpan between(TimeSpan span, ZoneId cut) {
        return new DaySpan(day(span.earliest(), cut), day(span.latest(), cut).plusDays(1));
    }

    private static DaySpan union(DaySpan one, DaySpan other) {
        return new DaySpan(
                one.from().isBefore(other.from()) ? one.from() : other.from(),
                one.through().isAfter(other.through()) ? one.through() : other.through());
    }

    private DaySpan notAfterToday(DaySpan span, ZoneId days) {
        LocalDate tomorrow = LocalDate.now(clock.withZone(days)).plusDays(1);
        return span.through().isAfter(tomorrow) ? new DaySpan(span.from(), tomorrow) : span;
    }

    /// The instant after the latest record: times are kept to the microsecond.
    private Instant notAfterNow(Instant latest) {
        Instant now = clock.instant();
        if (latest.isBefore(now)) {
            return latest.plus(1, ChronoUnit.MICROS);
        }
        Basis.noteFleeting();
        return now;
    }

    private static LocalDate firstWholeDay(Instant from, ZoneId days) {
        LocalDate day = day(from, days);
        return day.atStartOfDay(days).toInstant().isBefore(from) ? day.plusDays(1) : day;
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone);
    }
}
