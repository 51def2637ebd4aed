package org.kpiplatform.domain.catalog.check;

import java.util.List;
import java.util.stream.Collectors;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.calendar.definition.CalendarReading;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;

/// Checks one calendar: its options, and that no other one is the usual one as well.
final class CalendarCheck {

    private final Catalog catalog;
    private final CalendarDefinition calendar;
    private final Findings findings;

    CalendarCheck(Catalog catalog, CalendarDefinition calendar) {
        this.catalog = catalog;
        this.calendar = calendar;
        this.findings = new Findings(DefinitionKind.CALENDAR, calendar.key());
    }

    List<Finding> findings() {
        findings.checkKey("key", "calendar", calendar.key());
        CalendarReading.of(calendar)
                .problems()
                .forEach(problem -> findings.error(problem.property(), problem.message(), problem.suggestion()));
        if (calendar.usual()) {
            checkUsual();
        }
        return findings.all();
    }

    private void checkUsual() {
        String others = catalog.calendars().values().stream()
                .filter(other -> other.usual() && !other.key().equals(calendar.key()))
                .map(other -> "`" + other.key() + "`")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            findings.error("usual", "Only one calendar can be the usual one, and %s is as well.".formatted(others));
        }
    }
}
