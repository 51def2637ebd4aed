package org.kpiplatform.domain.target;

import java.util.ArrayList;
import java.util.List;
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
        checkNumber("baseline", target.baseline());
        checkNumber("low", target.low());
        checkNumber("high", target.high());
        checkNumber("tolerance", target.tolerance());
        checkGoal();
        checkBaseline();
        checkSpan();
        return List.copyOf(problems);
    }

    private void checkNumber(String component, @Nullable Double number) {
        if (number != null && !Double.isFinite(number)) {
            add(component, "Found %s, expected a finite number.".formatted(number));
        }
    }

    private void checkGoal() {
        boolean band = target.low() != null || target.high() != null;
        if (target.value() == null && !band) {
            add("value", "The target has neither a value to reach nor a healthy band; give value, or low and high.");
        }
        if (target.value() != null && band) {
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

    private void checkBaseline() {
        if (target.baseline() == null) {
            return;
        }
        if (target.from() == null) {
            add("from", "The baseline %s needs the day it was measured; give from.".formatted(target.baseline()));
        }
        if (target.value() == null) {
            add("baseline", "The baseline %s leads to no value; give value.".formatted(target.baseline()));
            return;
        }
        if (direction == Direction.INCREASE && target.value() < target.baseline()) {
            addWrongWay("increase", "below");
        }
        if (direction == Direction.DECREASE && target.value() > target.baseline()) {
            addWrongWay("decrease", "above");
        }
    }

    private void addWrongWay(String way, String side) {
        add(
                "value",
                "The KPI is to %s, but the target's value %s lies %s its baseline %s."
                        .formatted(way, target.value(), side, target.baseline()));
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
