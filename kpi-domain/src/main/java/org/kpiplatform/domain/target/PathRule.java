package org.kpiplatform.domain.target;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.NumberStyle;

/// Holds a value against the way to a target value. Less is better is the mirror of more is better.
record PathRule(TargetDefinition target, double goal, Direction direction, NumberStyle style) {

    StatusReading read(Observation observation) {
        double value = observation.value();
        @Nullable Double path = target.expectedBy(observation.period());
        double expected = path == null ? goal : path;
        if (miss(value, goal).isNone()) {
            return new StatusReading(
                    Status.MET, "%s reaches %s.".formatted(style.text(value, goal), goal(value)), expected);
        }
        String way = expected == goal ? goal(value) : way(value, expected, observation.period());
        Miss miss = miss(value, expected);
        if (miss.isNone()) {
            return new StatusReading(
                    Status.ON_TRACK, "%s keeps up with %s.".formatted(style.text(value, expected), way), expected);
        }
        double tolerated = target.toleratedFraction();
        String reason = "%s is %s %s%s.".formatted(style.text(value, expected), side(), way, miss.extent(tolerated));
        return new StatusReading(miss.status(tolerated), reason, expected);
    }

    private Miss miss(double value, double bound) {
        return direction == Direction.DECREASE ? Miss.above(value, bound) : Miss.below(value, bound);
    }

    private String side() {
        return direction == Direction.DECREASE ? "above" : "below";
    }

    private String goal(double value) {
        return "the target of " + style.text(goal, value) + (target.by() == null ? "" : " due by " + target.by());
    }

    private String way(double value, double expected, Period period) {
        if (target.path() == TargetPath.STEP) {
            return "the baseline of %s that holds until %s".formatted(style.text(expected, value), target.by());
        }
        if (target.path() == TargetPath.POINTS) {
            return "the %s expected by the end of %s by the points on the way to %s"
                    .formatted(style.text(expected, value), period, style.text(goal));
        }
        double baseline = target.baseline() == null ? goal : target.baseline();
        return "the %s expected by the end of %s on the way from %s to %s"
                .formatted(style.text(expected, value), period, style.text(baseline), style.text(goal));
    }
}
