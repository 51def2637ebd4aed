package org.kpiplatform.connector.jdbc.pushdown;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Objects;
import java.util.Optional;
import org.kpiplatform.connector.jdbc.relation.Column;
import org.kpiplatform.connector.jdbc.value.ColumnKind;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Grain;

/// Days and hours of a question, where the database finds the same ones as whoever reads the records.
///
/// @param zone of local times
record TimeSpans(Functions functions, Column time, ZoneId zone, MetricQuestion question) {

    private static final int SECONDS_AN_HOUR = 3_600;

    /// Why the database would not find the same ones.
    Optional<String> refusal() {
        if (time.kind() == ColumnKind.LOCAL_TIMESTAMP && !isFixed(zone) && !isDayOfSameZone()) {
            return Optional.of(
                    "`" + time.field() + "` has local times of " + zone + ", which come twice in autumn; its "
                            + "days can be asked for in that zone only, its hours not at all.");
        }
        if (question.grain() != Grain.HOUR) {
            return Optional.empty();
        }
        if (time.kind() == ColumnKind.DATE) {
            return Optional.of("`" + time.field() + "` has dates, which have no hours.");
        }
        return hasWholeHours(question.zone()) && hasWholeHours(zone)
                ? Optional.empty()
                : Optional.of("Hours of " + question.zone() + " do not begin with those of UTC.");
    }

    private boolean isDayOfSameZone() {
        return question.grain() != Grain.HOUR
                && zone.normalized().equals(question.zone().normalized());
    }

    private static boolean isFixed(ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset;
    }

    private boolean hasWholeHours(ZoneId of) {
        ZoneRules rules = of.getRules();
        Instant at = question.from();
        while (at.isBefore(question.until())) {
            if (rules.getOffset(at).getTotalSeconds() % SECONDS_AN_HOUR != 0) {
                return false;
            }
            ZoneOffsetTransition next = rules.nextTransition(at);
            if (next == null) {
                return true;
            }
            at = next.getInstant();
        }
        return true;
    }

    /// What rows are grouped by; null for the whole range.
    String sql() {
        return switch (question.grain()) {
            case DAY -> day();
            case HOUR ->
                functions.utcHour(
                        time.kind() == ColumnKind.LOCAL_TIMESTAMP ? functions.zoned(time.sql(), zone) : time.sql());
            case TOTAL -> throw new IllegalStateException("a total has one span");
        };
    }

    private String day() {
        return switch (time.kind()) {
            case TIMESTAMP -> "cast(" + functions.local(time.sql(), question.zone()) + " as date)";
            case LOCAL_TIMESTAMP ->
                zone.normalized().equals(question.zone().normalized())
                        ? "cast(" + time.sql() + " as date)"
                        : "cast(" + functions.local(functions.zoned(time.sql(), zone), question.zone()) + " as date)";
            case DATE -> time.sql();
            case TEXT, INTEGER, DECIMAL, FLOATING, BOOLEAN ->
                throw new IllegalStateException(time.field() + " is no time");
        };
    }

    /// The bounds of the question as values of the column.
    Object bound(Instant instant) {
        ZoneId meant = time.kind() == ColumnKind.DATE ? question.zone() : zone;
        return Objects.requireNonNull(time.kind().at(instant, meant));
    }
}
