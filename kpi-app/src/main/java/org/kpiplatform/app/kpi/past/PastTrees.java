package org.kpiplatform.app.kpi.past;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.kpi.KpiCalendars;
import org.kpiplatform.app.kpi.TargetHistories;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.Unpublished;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.tree.KpiReading;
import org.kpiplatform.domain.tree.KpiTree;
import org.kpiplatform.domain.tree.TreeFacts;
import org.kpiplatform.domain.tree.TreeScope;
import org.kpiplatform.domain.tree.TreeValues;

/// Trees of KPIs, and KPIs without theirs, as they were known at a moment: computed by the formulas of back then from
/// what had been published by then.
@ApplicationScoped
public class PastTrees {

    private final Definitions definitions;
    private final PublishedValues published;
    private final Unpublished unpublished;
    private final TargetHistories targets;
    private final KpiCalendars calendars;

    PastTrees(
            Definitions definitions,
            PublishedValues published,
            Unpublished unpublished,
            TargetHistories targets,
            KpiCalendars calendars) {
        this.definitions = definitions;
        this.published = published;
        this.unpublished = unpublished;
        this.targets = targets;
        this.calendars = calendars;
    }

    /// A tree, and what it was computed by.
    public record Past(TreeValues values, KpiTree tree) {}

    /// The tree of a KPI in one period.
    ///
    /// @throws ProblemException for a grain at which it is not published
    public Past tree(KpiDefinition kpi, Period period, ZonedCalendar calendar, AsOf asOf) {
        if (period.grain() != kpi.grain()) {
            throw ProblemException.invalidParameter("grain", PastValues.onlyBy(kpi));
        }
        KpiPlan plan = KpiPlan.of(definitions.catalogAt(asOf.moment()));
        TreeScope scope = TreeScope.of(plan, kpi.key());
        Found found = find(scope, period, calendar, asOf);
        return new Past(found.values, KpiTree.of(scope, found.values, found.facts));
    }

    /// Some KPIs in one period, without their trees.
    ///
    /// @param plan of the definitions of back then
    public List<KpiReading> readings(
            KpiPlan plan, Collection<String> kpis, Period period, ZonedCalendar calendar, AsOf asOf) {
        Found found = find(TreeScope.ofKpisAlone(plan, kpis), period, calendar, asOf);
        return KpiReading.of(found.values, found.facts);
    }

    private record Found(TreeValues values, TreeFacts facts) {}

    private Found find(TreeScope scope, Period period, ZonedCalendar calendar, AsOf asOf) {
        unpublished.awaitOthers(asOf.moment());
        PastInquiry inquiry = new PastInquiry(published, calendars, scope, period, calendar, asOf.moment());
        TreeFacts facts = inquiry.facts(targets.of(scope.plan(), scope.keys(), asOf.moment()));
        return new Found(inquiry.values(facts), facts);
    }
}
