package org.kpiplatform.domain.target;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;

/// The way from a target's beginning to its goal.
record Way(TargetDefinition target, double goal) {

    /// A value that is expected where a day begins.
    private record Mark(LocalDate day, double value) {}

    @Nullable
    Double expectedBy(Period period) {
        if (target.isDueBy(period)) {
            return goal;
        }
        return switch (target.path()) {
            case STEP -> target.baseline() == null ? goal : target.baseline();
            case LINEAR, POINTS -> between(marks(), period.end());
        };
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        if (target.baseline() != null && target.from() != null) {
            marks.add(new Mark(target.from(), target.baseline()));
        }
        target.points().forEach(point -> marks.add(new Mark(point.on().plusDays(1), point.value())));
        if (target.by() != null
                && (marks.isEmpty()
                        || marks.getLast().day().isBefore(target.by().plusDays(1)))) {
            marks.add(new Mark(target.by().plusDays(1), goal));
        }
        return marks;
    }

    private @Nullable Double between(List<Mark> marks, LocalDate day) {
        if (target.path() == TargetPath.LINEAR && marks.size() < 2) {
            return goal;
        }
        for (int i = 1; i < marks.size(); i++) {
            if (!day.isBefore(marks.get(i - 1).day())
                    && !day.isAfter(marks.get(i).day())) {
                return between(marks.get(i - 1), marks.get(i), day);
            }
        }
        return marks.isEmpty() || day.isBefore(marks.getFirst().day()) ? null : goal;
    }

    private static double between(Mark one, Mark other, LocalDate day) {
        double elapsed = ChronoUnit.DAYS.between(one.day(), day);
        double whole = ChronoUnit.DAYS.between(one.day(), other.day());
        return one.value() + (other.value() - one.value()) * (elapsed / whole);
    }
}
