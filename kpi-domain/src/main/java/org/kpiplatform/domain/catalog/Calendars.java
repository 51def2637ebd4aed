package org.kpiplatform.domain.catalog;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.calendar.definition.CalendarReading;
import org.kpiplatform.domain.calendar.working.WorkingDays;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// The calendars that a catalog defines, and the one that is always there, `iso`: how each divides time, on
/// which days people work, and which is the usual one.
public final class Calendars {

    private final Map<String, CalendarDefinition> definitions = new TreeMap<>();
    private final Map<String, Calendar> calendars = new TreeMap<>();
    private final Map<String, WorkingDays> workingDays = new TreeMap<>();
    private final String usual;

    private Calendars(Catalog catalog) {
        this.usual = catalog.calendars().values().stream()
                .filter(CalendarDefinition::usual)
                .map(CalendarDefinition::key)
                .findFirst()
                .orElse(CalendarDefinition.ISO);
        calendars.put(CalendarDefinition.ISO, IsoCalendar.INSTANCE);
        definitions.put(CalendarDefinition.ISO, CalendarDefinition.iso(usual.equals(CalendarDefinition.ISO)));
        definitions.putAll(catalog.calendars());
        definitions.values().forEach(this::read);
    }

    /// Those of a catalog, also of one that has not passed its check: what can't be read is left out.
    public static Calendars of(Catalog catalog) {
        return new Calendars(catalog);
    }

    private void read(CalendarDefinition definition) {
        CalendarReading.of(definition).calendar().ifPresent(calendar -> calendars.put(definition.key(), calendar));
        workingDays.put(definition.key(), CalendarReading.workingDays(saying(definition)));
    }

    /// Who is silent about working days has those of `iso`.
    private CalendarDefinition saying(CalendarDefinition definition) {
        return definition.saysWorkingDays() ? definition : requireNonNull(definitions.get(CalendarDefinition.ISO));
    }

    /// All of them by key, the built-in one included.
    public Map<String, CalendarDefinition> definitions() {
        return Collections.unmodifiableMap(definitions);
    }

    /// Their keys, in alphabetical order.
    public Set<String> keys() {
        return Collections.unmodifiableSet(calendars.keySet());
    }

    /// The key of the one that everything is reported by that names no other.
    public String usual() {
        return usual;
    }

    /// The calendar of a key; the usual one for none. Empty where there is no such calendar.
    public Optional<Calendar> find(@Nullable String key) {
        return Optional.ofNullable(calendars.get(key == null ? usual : key));
    }

    /// The calendar of a key; the usual one for none, and where there is no such calendar.
    public Calendar orUsual(@Nullable String key) {
        return find(key).or(() -> find(usual)).orElse(IsoCalendar.INSTANCE);
    }

    /// The calendar that a KPI is reported by.
    public Calendar of(KpiDefinition kpi) {
        return orUsual(kpi.calendar());
    }

    /// The calendar that everything is reported by that names no other.
    public Calendar usualCalendar() {
        return orUsual(usual);
    }

    /// On which days people work by the calendar of a key; by the usual one for none.
    public WorkingDays workingDays(@Nullable String key) {
        WorkingDays own = workingDays.get(key == null ? usual : key);
        return own == null ? requireNonNull(workingDays.get(CalendarDefinition.ISO)) : own;
    }

    /// All of them, the usual one first.
    public List<Calendar> all() {
        List<Calendar> all = new ArrayList<>(List.of(usualCalendar()));
        calendars.values().stream().filter(calendar -> !all.contains(calendar)).forEach(all::add);
        return List.copyOf(all);
    }
}
