package org.kpiplatform.domain.catalog;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// Which KPIs are reported in other periods than before, because calendars have changed under them or they
/// have changed to another calendar. Working days move none: no period begins or ends with them.
public final class CalendarMoves {

    private final Catalog before;
    private final Catalog after;
    private final Calendars old;
    private final Calendars present;

    private CalendarMoves(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
        this.old = Calendars.of(before);
        this.present = Calendars.of(after);
    }

    /// From one catalog to another.
    public static CalendarMoves between(Catalog before, Catalog after) {
        return new CalendarMoves(before, after);
    }

    /// The keys of all that have moved, in alphabetical order.
    public List<String> kpis() {
        return moved().map(KpiDefinition::key).toList();
    }

    /// The keys of those that were reported by a calendar, or are now.
    public List<String> kpis(String calendar) {
        return moved().filter(kpi -> calendar.equals(key(present, kpi))
                        || calendar.equals(
                                key(old, Objects.requireNonNull(before.kpis().get(kpi.key())))))
                .map(KpiDefinition::key)
                .toList();
    }

    private Stream<KpiDefinition> moved() {
        return after.kpis().values().stream().filter(kpi -> {
            KpiDefinition earlier = before.kpis().get(kpi.key());
            return earlier != null && !old.of(earlier).equals(present.of(kpi));
        });
    }

    private static String key(Calendars calendars, KpiDefinition kpi) {
        return kpi.calendar() == null ? calendars.usual() : kpi.calendar();
    }
}
