package org.kpiplatform.app.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.kpiplatform.app.definition.store.DefinitionId;
import org.kpiplatform.app.definition.store.DefinitionVersions;
import org.kpiplatform.app.definition.store.InForce;
import org.kpiplatform.app.definition.store.Versioned;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;

/// What the organisation had defined at a moment that somebody asks about.
@ApplicationScoped
public class PastDefinitions {

    private final DefinitionVersions versions;

    PastDefinitions(DefinitionVersions versions) {
        this.versions = versions;
    }

    /// All definitions of back then.
    @Transactional
    public InForce at(AsOf asOf) {
        return versions.inForceAt(asOf.moment());
    }

    /// The KPI of back then.
    ///
    /// @throws ProblemException where there was none
    @Transactional
    public Versioned<KpiDefinition> kpi(String key, AsOf asOf) {
        return find(DefinitionKind.KPI, key, asOf, KpiDefinition.class);
    }

    /// The metric of back then.
    ///
    /// @throws ProblemException where there was none
    @Transactional
    public Versioned<MetricDefinition> metric(String key, AsOf asOf) {
        return find(DefinitionKind.METRIC, key, asOf, MetricDefinition.class);
    }

    /// The calendar of back then.
    ///
    /// @throws ProblemException where there was none
    @Transactional
    public Versioned<CalendarDefinition> calendar(String key, AsOf asOf) {
        return find(DefinitionKind.CALENDAR, key, asOf, CalendarDefinition.class);
    }

    private <T> Versioned<T> find(DefinitionKind kind, String key, AsOf asOf, Class<T> type) {
        return versions.find(new DefinitionId(kind, key), asOf.moment())
                .map(found -> new Versioned<>(type.cast(found.definition()), found.revision()))
                .orElseThrow(() -> ProblemException.notFound("There was no %s `%s` as of %s."
                        .formatted(kind.noun(), ProblemException.quoted(key), asOf.moment())));
    }
}
