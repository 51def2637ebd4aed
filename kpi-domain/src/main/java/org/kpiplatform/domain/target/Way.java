package org.kpiplatform.domain.target;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;

/// The way from a target's beginning to its goal.
///
/// @param goal the value to reach in the period that is judged
record Way(TargetDefinition target, double goal, Course course) {

    /// A value that is expected where a day begins.
    private record Mark(LocalDate day, double value) {}

    /// What is expected where a day begins; null where nothing can be said.
    ///
    /// @param period that the day ends, or lies in
    @Nullable
    Double expected(Period period, LocalDate day) {
        if (target.isDueBy(day)) {
            return goal;
        }
        return switch (target.path()) {
            case STEP -> target.every() == null ? Double.valueOf(start()) : target.grownBy(day);
            case LINEAR, POINTS -> target.every() == null ? between(marks(), day) : target.grownBy(day);
            case WORKING_DAYS -> byWorkingDays(day);
            case LAST_YEAR -> new LastYearsShape(target, goal, course).expected(period, day);
        };
    }

    private double start() {
        if (target.addsUp()) {
            return 0;
        }
        return target.baseline() == null ? goal : target.baseline();
    }

    private double byWorkingDays(LocalDate day) {
        if (target.from() == null || target.by() == null) {
            return goal;
        }
        double all = course.workingDays().between(target.from(), target.by().plusDays(1));
        double share = all == 0 ? 1 : course.workingDays().between(target.from(), day) / all;
        return start() + (goal - start()) * share;
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        if (target.from() != null && (target.baseline() != null || target.addsUp())) {
            marks.add(new Mark(target.from(), start()));
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
