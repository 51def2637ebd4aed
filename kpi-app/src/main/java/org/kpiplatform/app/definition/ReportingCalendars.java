package org.kpiplatform.app.definition;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.catalog.Catalog;

/// The calendars that are defined, ready to be used. They change as all definitions do, and what was known at a
/// moment is told by the calendars of that moment.
@ApplicationScoped
public class ReportingCalendars {

    private final Definitions definitions;
    private volatile @Nullable Made latest;

    ReportingCalendars(Definitions definitions) {
        this.definitions = definitions;
    }

    private record Made(Catalog catalog, Calendars calendars) {}

    /// Those in force.
    public Calendars now() {
        return of(definitions.catalog());
    }

    /// Those that were in force at a moment.
    public Calendars at(Instant moment) {
        return Calendars.of(definitions.catalogAt(moment));
    }

    /// Those of a catalog; made once for the one in force.
    @SuppressWarnings("ReferenceEquality") // comparing thousands of definitions would cost more than a few calendars
    public Calendars of(Catalog catalog) {
        Made made = latest;
        if (made == null || made.catalog != catalog) {
            made = new Made(catalog, Calendars.of(catalog));
            latest = made;
        }
        return made.calendars;
    }
}
