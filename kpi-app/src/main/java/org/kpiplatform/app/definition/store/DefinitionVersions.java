package org.kpiplatform.app.definition.store;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.basis.FactsChanged;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// All versions of all definitions. Everything here happens in the caller's transaction.
@ApplicationScoped
public class DefinitionVersions {

    private final Event<CatalogChanged> changed;
    private final Event<FactsChanged> facts;
    private final Clock clock;

    DefinitionVersions(Event<CatalogChanged> changed, Event<FactsChanged> facts, Clock clock) {
        this.changed = changed;
        this.facts = facts;
        this.clock = clock;
    }

    /// The revision of a definition that was in force at a moment.
    public Optional<Integer> revisionAt(DefinitionId id, Instant moment) {
        return DefinitionRow.inForceAt(id, moment).map(row -> row.revision);
    }

    /// The version of a definition that was in force at a moment.
    public Optional<Versioned<Object>> find(DefinitionId id, Instant moment) {
        CatalogRow.awaitOthers();
        return DefinitionRow.inForceAt(id, moment).map(row -> new Versioned<>(InForce.definition(row), row.revision));
    }

    /// All that was in force at a moment.
    public InForce inForceAt(Instant moment) {
        CatalogRow.awaitOthers();
        return InForce.of(0, DefinitionRow.inForceAt(moment));
    }

    /// All versions of some KPIs that came into force by a moment, in that order. Those that have never been changed
    /// are left out.
    public Map<String, List<KpiVersion>> kpis(Collection<String> keys, Instant until) {
        Map<String, List<KpiVersion>> versions = new HashMap<>();
        for (DefinitionRow row : DefinitionRow.versions(DefinitionKind.KPI, keys, until)) {
            KpiDefinition kpi = (KpiDefinition) InForce.definition(row);
            versions.computeIfAbsent(row.key, _ -> new ArrayList<>()).add(new KpiVersion(row.validFrom, kpi));
        }
        return versions;
    }

    /// What is in force; nobody else changes it before the transaction ends.
    public InForce locked() {
        return InForce.read(CatalogRow.locked().version);
    }

    /// Brings others into force, and tells everybody.
    ///
    /// @param before what [#locked()] has answered
    public InForce replace(InForce before, DefinitionSet after) {
        Set<DefinitionId> touched = before.definitions().differences(after);
        if (touched.isEmpty()) {
            return before;
        }
        Instant now = clock.instant();
        touched.forEach(id -> DefinitionRow.inForce(id).ifPresent(old -> old.validTo = now));
        // The end of the old versions must reach the database first: only one may be in force.
        Panache.getEntityManager().flush();
        Map<DefinitionId, Integer> revisions = new HashMap<>(before.revisions());
        revisions.keySet().removeAll(touched);
        touched.forEach(id -> begin(id, after, now).ifPresent(revision -> revisions.put(id, revision)));
        CatalogRow row = CatalogRow.locked();
        row.version++;
        Panache.getEntityManager().flush();
        InForce fresh = new InForce(row.version, after, revisions, after.catalog());
        changed.fire(new CatalogChanged(before.catalog(), fresh.catalog()));
        facts.fire(new FactsChanged(List.of(Change.of(Fact.CATALOG))));
        return fresh;
    }

    /// Keeps the sources otherwise, in all their versions. A version stays the version that it is, since what it means
    /// does not change.
    ///
    /// @return how many versions were written
    public int rewriteSources(UnaryOperator<SourceDefinition> otherwise) {
        CatalogRow catalog = CatalogRow.locked();
        int written = 0;
        for (DefinitionRow row : DefinitionRow.versions(DefinitionKind.SOURCE)) {
            SourceDefinition kept = (SourceDefinition) InForce.definition(row);
            SourceDefinition fresh = otherwise.apply(kept);
            if (!fresh.equals(kept)) {
                row.write(Canonical.tree(fresh));
                written++;
            }
        }
        // so that nobody goes on with a copy of how it was kept before
        catalog.version += Math.min(1, written);
        return written;
    }

    private static Optional<Integer> begin(DefinitionId id, DefinitionSet after, Instant now) {
        return Optional.ofNullable(after.get(id)).map(definition -> {
            int revision = DefinitionRow.nextRevision(id);
            new DefinitionRow(id, revision, Canonical.tree(definition), now).persist();
            return revision;
        });
    }
}
