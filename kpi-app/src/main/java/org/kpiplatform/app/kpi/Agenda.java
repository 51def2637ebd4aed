package org.kpiplatform.app.kpi;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.publication.PublicationCause;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.Unpublished.Note;
import org.kpiplatform.app.publication.Withdrawals.Reported;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// What the definitions want to be published, and what of it is due after something has changed: every KPI at the
/// grain that it is reported at, and the metrics behind it at the same, so that its tree of back then can be shown
/// as well.
final class Agenda {

    private final KpiPlan plan;
    private final Calendars calendars;
    private final OrganisationTime time;

    Agenda(KpiPlan plan, Calendars calendars, OrganisationTime time) {
        this.plan = plan;
        this.calendars = calendars;
        this.time = time;
    }

    /// The periods that KPIs are reported in.
    record Cadence(ZonedCalendar calendar, Grain grain) {

        ZoneId zone() {
            return calendar.zone();
        }
    }

    /// What may have to be published.
    ///
    /// @param settlingDays of the KPI; of a metric, the fewest of those that are computed from it
    record Due(Note note, int settlingDays) {

        static Due earlier(Due one, Due other) {
            return one.settlingDays <= other.settlingDays ? one : other;
        }
    }

    /// What is due, by cadence and key.
    Map<Cadence, SortedMap<String, Due>> due(List<Note> notes) {
        Map<String, Note> spread = spread(notes);
        Map<Cadence, SortedMap<String, Due>> due = new LinkedHashMap<>();
        for (KpiDefinition kpi : plan.catalog().kpis().values()) {
            for (String key : publishedWith(kpi)) {
                Note note = spread.get(key);
                if (note != null) {
                    due.computeIfAbsent(cadence(kpi), _ -> new TreeMap<>())
                            .merge(key, new Due(note, settlingDays(kpi)), Due::earlier);
                }
            }
        }
        return due;
    }

    /// The keys whose values may be others after some changes: what is computed from something that has changed has
    /// changed as well.
    Map<String, Note> spread(List<Note> notes) {
        Map<String, Note> spread = new HashMap<>();
        for (Note note : notes) {
            if (isDefined(note.key())) {
                for (String key : plan.keysAbove(List.of(note.key()))) {
                    spread.merge(key, new Note(key, note.since(), note.cause()), Agenda::both);
                }
            }
        }
        return spread;
    }

    private boolean isDefined(String key) {
        return plan.catalog().kpis().containsKey(key)
                || plan.catalog().metrics().containsKey(key);
    }

    private static Note both(Note one, Note other) {
        LocalDate since = one.since() == null || other.since() == null
                ? null
                : one.since().isBefore(other.since()) ? one.since() : other.since();
        return new Note(one.key(), since, PublicationCause.both(one.cause(), other.cause()));
    }

    /// Everything that is published.
    List<Reported> reported() {
        List<Reported> reported = new ArrayList<>();
        for (KpiDefinition kpi : plan.catalog().kpis().values()) {
            Cadence cadence = cadence(kpi);
            for (String key : publishedWith(kpi)) {
                Set<String> dimensions = key.equals(kpi.key()) ? Set.copyOf(kpi.publishBy()) : Set.of();
                reported.add(new Reported(published(key, cadence), cadence.grain(), cadence.calendar(), dimensions));
            }
        }
        return reported;
    }

    private List<String> publishedWith(KpiDefinition kpi) {
        return plan.keysBehind(List.of(kpi.key())).stream()
                .filter(key -> key.equals(kpi.key()) || plan.catalog().metrics().containsKey(key))
                .toList();
    }

    /// What a metric or KPI is published as by a cadence.
    PublishedKey published(String key, Cadence cadence) {
        return plan.catalog().kpis().containsKey(key)
                ? PublishedKey.of(key)
                : new PublishedKey(key, time.elsewhere(cadence.zone()));
    }

    /// From when on values differ by a cadence: what has changed on a day of the organisation may lie on the day
    /// before in another zone.
    @Nullable
    LocalDate since(Note note, Cadence cadence) {
        LocalDate since = note.since();
        return since == null || time.elsewhere(cadence.zone()) == null ? since : since.minusDays(1);
    }

    private Cadence cadence(KpiDefinition kpi) {
        return new Cadence(new ZonedCalendar(calendars.of(kpi), time.zone(kpi.zone())), kpi.grain());
    }

    private int settlingDays(KpiDefinition kpi) {
        return kpi.settlingDays() == null ? time.settlingDays() : kpi.settlingDays();
    }
}
