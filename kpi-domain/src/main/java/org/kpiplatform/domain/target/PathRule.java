package org.kpiplatform.domain.target;

import java.time.LocalDate;
import org.kpiplatform.domain.series.NumberStyle;

/// Holds a value against the way to a target value. Less is better is the mirror of more is better.
///
/// @param goal     the value to reach
/// @param expected what of it is expected where a day begins
/// @param day      that day
record PathRule(
        TargetDefinition target, double goal, double expected, LocalDate day, Direction direction, NumberStyle style) {

    StatusReading read(Observation observation) {
        double value = observation.value();
        if (miss(value, goal).isNone() && !isBudgetThatRuns()) {
            return new StatusReading(Status.MET, "%s reaches %s.".formatted(text(value, goal), goal(value)), expected);
        }
        String way = expected == goal ? goal(value) : way(observation);
        Miss miss = miss(value, expected);
        if (miss.isNone()) {
            return new StatusReading(
                    Status.ON_TRACK, "%s keeps up with %s.".formatted(text(value, expected), way), expected);
        }
        double tolerated = target.toleratedFraction();
        String reason = "%s is %s %s%s.".formatted(text(value, expected), side(), way, miss.extent(tolerated));
        return new StatusReading(miss.status(tolerated), reason, expected);
    }

    /// What is to be spent in a year at most is not met on its first day.
    private boolean isBudgetThatRuns() {
        return target.addsUp() && direction == Direction.DECREASE && !target.isDueBy(day);
    }

    private Miss miss(double value, double bound) {
        return direction == Direction.DECREASE ? Miss.above(value, bound) : Miss.below(value, bound);
    }

    private String side() {
        return direction == Direction.DECREASE ? "above" : "below";
    }

    private String text(double value, double comparedWith) {
        String text = style.text(value, comparedWith);
        return target.addsUp() ? text + " since " + target.from() : text;
    }

    private String goal(double value) {
        String text = "the target of " + style.text(goal, value);
        if (target.by() != null) {
            return text + " due by " + target.by();
        }
        return target.every() == null || target.growth() == null
                ? text
                : text
                        + ", %s %s every %s"
                                .formatted(
                                        new NumberStyle(null, true).text(Math.abs(target.growth())),
                                        target.growth() < 0 ? "less" : "more",
                                        target.every().noun());
    }

    private String way(Observation observation) {
        double value = observation.value();
        String here = style.text(expected, value);
        if (target.path() == TargetPath.STEP && target.every() == null && !target.addsUp()) {
            return "the baseline of %s that holds until %s".formatted(here, target.by());
        }
        boolean whole = day.equals(observation.period().end());
        String when =
                whole ? "the end of " + observation.period() : day.minusDays(1).toString();
        double start = target.baseline() == null || target.addsUp() ? 0 : target.baseline();
        String between = "on the way from %s to %s".formatted(style.text(start), style.text(goal));
        String path = switch (target.path()) {
            case POINTS -> "by the points on the way to " + style.text(goal);
            case LAST_YEAR -> "by the shape of the year before on the way to " + style.text(goal);
            case WORKING_DAYS -> "by working days " + between;
            case LINEAR, STEP -> between;
        };
        return "the %s expected by %s %s".formatted(here, when, path);
    }
}
