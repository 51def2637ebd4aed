package org.kpiplatform.domain.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with a target.
final class TargetCheck {

    private final TargetDefinition target;
    private final @Nullable Direction direction;
    private final List<TargetProblem> problems = new ArrayList<>();

    TargetCheck(TargetDefinition target, @Nullable Direction direction) {
        this.target = target;
        this.direction = direction;
    }

    List<TargetProblem> problems() {
        checkNumber("value", target.value());
        checkNumber("growth", target.growth());
        checkNumber("baseline", target.baseline());
        checkNumber("low", target.low());
        checkNumber("high", target.high());
        checkNumber("tolerance", target.tolerance());
        checkGoal();
        checkGrowth();
        checkBaseline();
        checkSpan();
        checkPoints();
        checkCumulative();
        checkPath();
        checkAccepted();
        return List.copyOf(problems);
    }

    private void checkNumber(String component, @Nullable Double number) {
        if (number != null && !Double.isFinite(number)) {
            add(component, "Found %s, expected a finite number.".formatted(number));
        }
    }

    private void checkGoal() {
        boolean band = target.low() != null || target.high() != null;
        boolean goal = target.value() != null
                || target.growth() != null
                || !target.points().isEmpty();
        if (!goal && !band) {
            add("value", "The target has neither a value to reach nor a healthy band; give value, or low and high.");
        }
        if (goal && band) {
            add("value", "The target has both a value to reach and a healthy band; keep the one that is meant.");
        }
        if (direction == Direction.MAINTAIN && !band) {
            add("low", "A KPI to maintain needs a healthy band to stay in; give low, high or both.");
        }
        if (target.low() != null && target.high() != null && target.low() > target.high()) {
            add("low", "The healthy band begins at %s, above its end %s.".formatted(target.low(), target.high()));
        }
        if (target.tolerance() != null && target.tolerance() < 0) {
            add("tolerance", "Found %s, expected a fraction such as 0.1.".formatted(target.tolerance()));
        }
    }

    private void checkGrowth() {
        if (target.growth() != null && target.value() != null) {
            add("growth", "The target has both a value and growth to reach; keep the one that is meant.");
        }
        if (target.growth() != null && target.baseline() == null) {
            add(
                    "baseline",
                    "Growth of %s needs the value that it starts from; give baseline.".formatted(target.growth()));
        }
        if (target.every() != null && target.growth() == null) {
            add(
                    "every",
                    "Nothing grows every %s; give growth."
                            .formatted(target.every().noun()));
        }
        if (target.every() != null && target.path() != TargetPath.LINEAR && target.path() != TargetPath.STEP) {
            add("path", "Growth that goes on is linear or by steps; found %s.".formatted(word(target.path())));
        }
    }

    private void checkCumulative() {
        if (!target.addsUp()) {
            return;
        }
        if (target.from() == null || target.by() == null) {
            add("cumulative", "What adds up does so from one day through another; give from and by.");
        }
        if (target.goal() == null || target.growth() != null) {
            add("cumulative", "What adds up has a value to reach; give value, and neither growth nor a band.");
        }
        if (target.baseline() != null) {
            add("baseline", "What adds up begins at 0; leave the baseline %s out.".formatted(target.baseline()));
        }
    }

    private void checkPath() {
        boolean begins = target.from() != null && (target.baseline() != null || target.addsUp());
        if (target.path() == TargetPath.WORKING_DAYS && (!begins || target.by() == null)) {
            add("path", "A path by working days leads from one day to another; give from, baseline and by.");
        }
        if (target.path() == TargetPath.LAST_YEAR && target.by() == null) {
            add("path", "A path by last year's shape needs the day whose value is given; give by.");
        }
    }

    private static String word(TargetPath path) {
        return path.name().toLowerCase(Locale.ROOT);
    }

    private void checkPoints() {
        if (target.path() == TargetPath.POINTS && target.points().isEmpty()) {
            add("points", "The path is given by points, and there are none; give points, or another path.");
        }
        if (target.path() != TargetPath.POINTS && !target.points().isEmpty()) {
            add(
                    "path",
                    "There are points on the way, which only the path points follows; found %s."
                            .formatted(word(target.path())));
        }
        @Nullable LocalDate last = target.from();
        for (TargetPoint point : target.points()) {
            if (last != null && !point.on().isAfter(last)) {
                add(
                        "points",
                        "The point of %s must lie after %s: points stand in the order of their days."
                                .formatted(point.on(), last));
            }
            checkNumber("points", point.value());
            last = point.on();
        }
        if (last != null && target.by() != null && !target.points().isEmpty() && last.isAfter(target.by())) {
            add("points", "The point of %s lies after the day the target is due by, %s.".formatted(last, target.by()));
        }
    }

    private void checkAccepted() {
        if (target.accepted() != null && target.accepted().reason().isBlank()) {
            add("accepted", "A miss is accepted for a reason; give it in a sentence.");
        }
    }

    private void checkBaseline() {
        if (target.baseline() == null) {
            return;
        }
        if (target.from() == null) {
            add("from", "The baseline %s needs the day it was measured; give from.".formatted(target.baseline()));
        }
        Double goal = target.from() == null ? target.goal() : goalAfterAWhile(target.from());
        if (goal == null) {
            add("baseline", "The baseline %s leads to no value; give value.".formatted(target.baseline()));
            return;
        }
        if (direction == Direction.INCREASE && goal < target.baseline()) {
            addWrongWay("increase", "below", goal);
        }
        if (direction == Direction.DECREASE && goal > target.baseline()) {
            addWrongWay("decrease", "above", goal);
        }
    }

    /// Growth without end has no goal; the direction that it goes in shows at once.
    private @Nullable Double goalAfterAWhile(LocalDate from) {
        Double goal = target.goal();
        return goal != null || target.every() == null ? goal : target.grownBy(from.plusYears(1));
    }

    private void addWrongWay(String way, String side, double goal) {
        add(
                target.growth() == null ? "value" : "growth",
                "The KPI is to %s, but the target's value %s lies %s its baseline %s."
                        .formatted(way, goal, side, target.baseline()));
    }

    private void checkSpan() {
        if (target.from() != null && target.by() != null && target.by().isBefore(target.from())) {
            add("by", "The target is due by %s, before it begins on %s.".formatted(target.by(), target.from()));
        }
    }

    private void add(String component, String message) {
        problems.add(new TargetProblem(component, message));
    }
}
