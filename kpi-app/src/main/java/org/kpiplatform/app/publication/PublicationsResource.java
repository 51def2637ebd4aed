package org.kpiplatform.app.publication;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.publication.PublicationsApi;
import org.kpiplatform.api.publication.PublishedValue;
import org.kpiplatform.api.publication.Restatement;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Calendars;

@RunOnVirtualThread
class PublicationsResource implements PublicationsApi {

    private final PublishedHistory history;
    private final ReportingCalendars calendars;
    private final PublicationTurns turns;

    PublicationsResource(PublishedHistory history, ReportingCalendars calendars, PublicationTurns turns) {
        this.turns = turns;
        this.history = history;
        this.calendars = calendars;
    }

    @Override
    public List<PublishedValue> values(String key, String period) {
        Period asked = parse(period);
        turns.await();
        return history.of(key, asked);
    }

    /// A label means what the organisation's usual calendar makes of it, or else the first that knows it.
    private Period parse(String period) {
        try {
            Calendars present = calendars.now();
            return present.all().stream()
                    .flatMap(calendar -> calendar.find(period).stream())
                    .findFirst()
                    .orElseGet(() -> present.usualCalendar().parse(period));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter("period", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Page<Restatement> restatements(@Nullable String key, int limit, @Nullable String cursor) {
        turns.await();
        return history.restatements(key, limit, cursor);
    }
}
