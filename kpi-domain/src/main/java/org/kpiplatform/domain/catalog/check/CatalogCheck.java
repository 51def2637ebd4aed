package org.kpiplatform.domain.catalog.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.Fields;
import org.kpiplatform.domain.catalog.StreamFieldLookup;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// Finds what is wrong with definitions, each by itself and all together. Start reading here.
public final class CatalogCheck {

    private final Catalog catalog;
    private final Fields fields;
    private final Facts facts;
    private final Set<String> calendars;

    private CatalogCheck(Catalog catalog, StreamFieldLookup lookup) {
        this.catalog = catalog;
        this.calendars = Calendars.of(catalog).definitions().keySet();
        this.fields = new Fields(catalog, lookup);
        this.facts = Facts.of(catalog);
    }

    /// Checks all definitions of a catalog. One without errors can come into force: a plan of it can be made.
    ///
    /// @param lookup tells the fields of streams; what it can't tell is not checked
    /// @return findings about calendars, sources, metrics and KPIs in this order, each by key; empty when all
    ///     is well
    public static List<Finding> check(Catalog catalog, StreamFieldLookup lookup) {
        return new CatalogCheck(catalog, lookup).findings();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (CalendarDefinition calendar : catalog.calendars().values()) {
            findings.addAll(new CalendarCheck(catalog, calendar).findings());
        }
        for (SourceDefinition source : catalog.sources().values()) {
            findings.addAll(new SourceCheck(catalog, fields, source).findings());
        }
        for (MetricDefinition metric : catalog.metrics().values()) {
            findings.addAll(new MetricInCatalogCheck(catalog, fields, metric).findings());
        }
        LoopCheck loops = new LoopCheck(catalog, facts.graph(), facts.composition());
        for (KpiDefinition kpi : catalog.kpis().values()) {
            findings.addAll(new KpiCheck(facts, kpi).findings());
            findings.addAll(calendarFindings(kpi));
            findings.addAll(loops.findings(kpi.key()));
        }
        return List.copyOf(findings);
    }

    private List<Finding> calendarFindings(KpiDefinition kpi) {
        Findings findings = new Findings(DefinitionKind.KPI, kpi.key());
        if (kpi.calendar() != null && !calendars.contains(kpi.calendar())) {
            findings.error(
                    "calendar",
                    "There is no calendar `%s`; there are %s".formatted(kpi.calendar(), String.join(", ", calendars)),
                    NearMiss.of(kpi.calendar(), calendars));
        }
        return findings.all();
    }
}
