package org.kpiplatform.domain.calendar.hour;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Hour;
import org.kpiplatform.domain.calendar.Period;

/// A calendar in a zone: its days are cut there, and made of hours. A day has 23 hours where clocks go forward by
/// one, and 25 where they go back. Where they change by half an hour, one hour of the day has thirty minutes.
///
/// @param days divides days into everything that is longer than an hour; knows no zone
/// @param zone where days and hours begin
public record ZonedCalendar(Calendar days, ZoneId zone) implements Calendar {

    public ZonedCalendar {
        if (days instanceof ZonedCalendar) {
            throw new IllegalArgumentException("A calendar has one zone.");
        }
    }

    /// The hour that holds an instant.
    public Period hourAt(Instant instant) {
        return at(Grain.HOUR, hours().ordinal(instant));
    }

    /// The day that holds an instant.
    public LocalDate dayAt(Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        // where clocks go back over midnight, the next day has begun and goes on
        return startOf(day.plusDays(1)).isAfter(instant) ? day : day.plusDays(1);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private ZoneHours hours() {
        return ZoneHours.of(zone);
    }

    @Override
    public Period containing(Grain grain, LocalDate day) {
        return grain == Grain.HOUR ? hourAt(startOf(day)) : days.containing(grain, day);
    }

    @Override
    public Period at(Grain grain, long ordinal) {
        return grain == Grain.HOUR ? period(hours().at(ordinal)) : days.at(grain, ordinal);
    }

    private Period period(LocalHour hour) {
        LocalDate day = dayAt(hour.start());
        return new Period(
                Grain.HOUR, hour.ordinal(), day, day.plusDays(1), hour.label(), new Hour(hour.start(), hour.end()));
    }

    @Override
    public Period first(Grain grain, Period span) {
        return grain == Grain.HOUR ? hourAt(span.startsAt(zone)) : days.first(grain, span);
    }

    @Override
    public Period last(Grain grain, Period span) {
        return grain == Grain.HOUR
                ? at(Grain.HOUR, hours().ordinal(span.endsAt(zone).minusNanos(1)))
                : days.last(grain, span);
    }

    @Override
    public boolean opens(Period part, Grain whole) {
        return part.grain() == Grain.HOUR
                ? part.equals(first(Grain.HOUR, containing(whole, part)))
                : days.opens(part, whole);
    }

    private Period containing(Grain whole, Period part) {
        return whole == Grain.HOUR ? part : days.containing(whole, part.start());
    }

    /// {@inheritDoc}
    ///
    /// Hours are compared with the same hour of the day that their day is compared with, so that the hours of two
    /// days stand side by side. Where clocks leapt over that one, it is the hour that they leapt to; where they
    /// showed it twice, the first of an hour with the first, and the second with the second.
    @Override
    public Period yearBefore(Period period) {
        if (period.grain() != Grain.HOUR) {
            return days.yearBefore(period);
        }
        LocalHour hour = hours().at(period.ordinal());
        LocalDate day = hour.shown().toLocalDate();
        LocalDateTime shown = days.yearBefore(days.containing(Grain.DAY, day))
                .start()
                .atTime(hour.shown().toLocalTime());
        List<LocalHour> comparable = hours().shownAs(shown);
        if (comparable.isEmpty()) {
            return hourAt(shown.atZone(zone).toInstant());
        }
        int turn = hours().shownAs(hour.shown()).indexOf(hour);
        return period(comparable.get(Math.min(turn, comparable.size() - 1)));
    }

    @Override
    public boolean nests(Grain part, Grain whole) {
        return days.nests(part, whole);
    }

    @Override
    public Period parse(String label) {
        return HourLabel.read(label).map(it -> period(it.in(zone))).orElseGet(() -> days.parse(label));
    }
}
