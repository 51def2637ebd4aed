package org.kpiplatform.app.source.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.api.push.StreamCoverage;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.record.TimeSpan;
import org.kpiplatform.app.source.arrival.Arrival;
import org.kpiplatform.connector.spi.Coverage;
import org.kpiplatform.domain.source.FieldType;

/// For which time the sender of a stream vouches. Once it has, the stream is complete as far as it says and no
/// further, whatever its records are dated.
@ApplicationScoped
class PushCoverage {

    private final StreamStates states;
    private final ZoneId zone;
    private final Duration skew;
    private final Clock clock;

    PushCoverage(StreamStates states, OrganisationConfig organisation, PushConfig config, Clock clock) {
        this.states = states;
        this.zone = organisation.zone();
        this.skew = config.clockSkew();
        this.clock = clock;
    }

    /// Moves the end forward, and begins where it began unless the sender says otherwise.
    ///
    /// @return what it is afterwards
    StreamCoverage extend(PushedStream stream, Arrival arrival, StreamCoverage wanted) {
        requirePast(wanted.completeThrough());
        Coverage before = arrival.before().coverage();
        Instant through = before != null && before.through().isAfter(wanted.completeThrough())
                ? before.through()
                : wanted.completeThrough();
        Instant from = from(stream, before, wanted.completeFrom(), through);
        if (from.isAfter(through)) {
            throw invalid(
                    "complete_from",
                    "The time begins at " + from + ", after its end at " + through
                            + ". Expected `complete_from` before `complete_through`.");
        }
        Coverage after = new Coverage(from, through);
        if (!after.equals(before)) {
            arrival.covers(after);
        }
        return new StreamCoverage(from, through);
    }

    private Instant from(PushedStream stream, @Nullable Coverage before, @Nullable Instant wanted, Instant through) {
        if (wanted != null) {
            return wanted;
        }
        if (before != null) {
            return before.from();
        }
        return earliest(stream).filter(it -> it.isBefore(through)).orElse(through);
    }

    /// The beginning of the day of the earliest record.
    private Optional<Instant> earliest(PushedStream stream) {
        String time = stream.definition().time();
        TimeSpan span = time == null ? null : states.read(stream.key()).spans().get(time);
        if (span == null) {
            return Optional.empty();
        }
        boolean isDay = stream.definition().fields().get(time) == FieldType.DATE;
        LocalDate day = LocalDate.ofInstant(span.earliest(), isDay ? ZoneOffset.UTC : zone);
        return Optional.of(day.atStartOfDay(zone).toInstant());
    }

    private void requirePast(Instant through) {
        Instant now = clock.instant();
        if (through.isAfter(now.plus(skew))) {
            throw invalid(
                    "complete_through",
                    "Found " + through + ", and here it is " + now
                            + ". Nobody can know that a time to come is complete.");
        }
    }

    private static ProblemException invalid(String property, String detail) {
        return ProblemException.invalid(detail, List.of(Violation.of(property, detail)));
    }
}
