package org.kpiplatform.domain.target;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.NumberStyle;
import org.kpiplatform.domain.series.PeriodState;

/// The rules behind [StatusReading#of].
final class StatusRule {

    private final Aim aim;
    private final Observation observation;
    private final Period period;
    private final Course course;
    private final NumberStyle style;

    StatusRule(Aim aim, Observation observation, Course course, NumberStyle style) {
        this.aim = aim;
        this.course = course;
        this.observation = observation;
        this.period = observation.period();
        this.style = style;
    }

    StatusReading read() {
        TargetDefinition target = aim.target();
        if (target == null) {
            return without(Status.NO_TARGET, "No target is set.");
        }
        if (aim.grain() != period.grain()) {
            return without(
                    Status.NO_TARGET,
                    "The target holds for a %s, and %s is a %s."
                            .formatted(
                                    aim.grain().noun(), period, period.grain().noun()));
        }
        if (!target.hasBegunBy(period)) {
            return without(
                    Status.TOO_EARLY, "The target begins on %s, after the end of %s.".formatted(target.from(), period));
        }
        return observation.absence() == Absence.NONE ? judge(target) : absent(target);
    }

    private StatusReading absent(TargetDefinition target) {
        @Nullable Double expected = expected(target);
        if (observation.absence() == Absence.UNDEFINED) {
            return new StatusReading(
                    Status.NO_DATA,
                    "The value of %s does not exist although its inputs are known, as after a division by zero."
                            .formatted(period),
                    expected);
        }
        if (observation.wasUnpublished()) {
            return new StatusReading(Status.STALE, "%s had not been published by then.".formatted(period), expected);
        }
        return observation.state() == PeriodState.OPEN
                ? new StatusReading(Status.STALE, "The sources have not delivered %s yet.".formatted(period), expected)
                : new StatusReading(Status.NO_DATA, "An input is missing in %s.".formatted(period), expected);
    }

    private StatusReading judge(TargetDefinition target) {
        Double goal = target.goal(period);
        if (goal != null && aim.direction() != Direction.MAINTAIN) {
            return judge(target, goal);
        }
        if (target.low() != null || target.high() != null) {
            return settled(accepted(target, new BandRule(target, style).read(observation)));
        }
        return without(
                Status.NO_TARGET, "The target has no healthy band to stay in, which is what a KPI to maintain needs.");
    }

    private StatusReading judge(TargetDefinition target, double goal) {
        @Nullable Direction direction = direction(target, goal);
        if (direction == null) {
            return without(Status.NO_TARGET, "Nobody has said whether more or less is better.");
        }
        Observation judged = target.addsUp() ? observation.together(sumSince(target)) : observation;
        if (Double.isNaN(judged.value())) {
            return without(
                    Status.NO_DATA,
                    "The target counts all periods since %s, and one before %s has no value."
                            .formatted(target.from(), period));
        }
        @Nullable Double expected = expected(target);
        if (expected == null) {
            return target.path() == TargetPath.LAST_YEAR
                    ? without(
                            Status.NO_DATA, "The target follows the year before, of which a value is missing or zero.")
                    : without(
                            Status.TOO_EARLY,
                            "Nothing is expected by the end of %s: the first point on the way comes later."
                                    .formatted(period));
        }
        PathRule rule = new PathRule(target, goal, expected, judgedOn(target), direction, style);
        return settled(accepted(target, rule.read(judged)));
    }

    private double sumSince(TargetDefinition target) {
        boolean over = target.by() != null && target.by().isBefore(period.start());
        double sum = over ? 0 : observation.value();
        for (Period before : target.periodsBefore(period, course.calendar())) {
            sum += course.value(before);
        }
        return sum;
    }

    /// What is added up so far is held against what is expected so far; what is measured anew in each period, against
    /// what is expected of all of it.
    private LocalDate judgedOn(TargetDefinition target) {
        return target.addsUp() ? observation.through() : period.end();
    }

    private @Nullable Double expected(TargetDefinition target) {
        Double goal = target.goal(period);
        return goal == null ? null : new Way(target, goal, course).expected(period, judgedOn(target));
    }

    /// A miss that somebody has accepted is one for nobody to act on, until it is accepted no longer.
    private StatusReading accepted(TargetDefinition target, StatusReading reading) {
        AcceptedMiss accepted = target.accepted();
        boolean missed = reading.status() == Status.AT_RISK || reading.status() == Status.OFF_TRACK;
        if (accepted == null || !missed || accepted.until().isBefore(period.lastDay())) {
            return reading;
        }
        return new StatusReading(
                Status.ACCEPTED,
                "%s Accepted until %s: %s".formatted(reading.reason(), accepted.until(), accepted.reason()),
                reading.expected());
    }

    private @Nullable Direction direction(TargetDefinition target, double value) {
        if (aim.direction() != null || target.baseline() == null || target.baseline() == value) {
            return aim.direction();
        }
        return target.baseline() < value ? Direction.INCREASE : Direction.DECREASE;
    }

    /// Says so where the value can still change.
    private StatusReading settled(StatusReading reading) {
        if (observation.wasUnpublished()) {
            return with(reading, "Not all that %s is computed from had been published by then.".formatted(period));
        }
        return switch (observation.state()) {
            case OPEN -> with(reading, "%s is open: its sources have not delivered all of it yet.".formatted(period));
            case PROVISIONAL -> with(reading, "%s is provisional: its records may still change.".formatted(period));
            case FINAL, RESTATED -> reading;
        };
    }

    private static StatusReading with(StatusReading reading, String remark) {
        return new StatusReading(reading.status(), reading.reason() + " " + remark, reading.expected());
    }

    private static StatusReading without(Status status, String reason) {
        return new StatusReading(status, reason, null);
    }
}
