package org.kpiplatform.app.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.definition.plan.Change;
import org.kpiplatform.app.definition.plan.Changes;
import org.kpiplatform.app.definition.plan.ConnectorSecrets;
import org.kpiplatform.app.definition.schema.DefinitionSchema;
import org.kpiplatform.app.definition.store.CatalogCopy;
import org.kpiplatform.app.definition.store.DefinitionId;
import org.kpiplatform.app.definition.store.DefinitionSet;
import org.kpiplatform.app.definition.store.DefinitionVersions;
import org.kpiplatform.app.definition.store.InForce;
import org.kpiplatform.app.definition.store.KpiVersion;
import org.kpiplatform.app.definition.store.Versioned;
import org.kpiplatform.app.json.StoredJson;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.catalog.CalendarMoves;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// What the organisation has defined. Start reading here: everything else that wants a definition asks this.
@ApplicationScoped
public class Definitions {

    private final CatalogCopy copy;
    private final DefinitionVersions versions;
    private final Changes changes;
    private final ConnectorSecrets secrets;

    Definitions(CatalogCopy copy, DefinitionVersions versions, Changes changes, ConnectorSecrets secrets) {
        this.copy = copy;
        this.versions = versions;
        this.changes = changes;
        this.secrets = secrets;
    }

    /// All definitions in force. Cheap, and consistent in itself; inside a transaction that changes
    /// definitions it is still what was in force before.
    public Catalog catalog() {
        return copy.get().catalog();
    }

    /// All definitions in force in the database, also those that this node has not heard of yet.
    public Catalog newestCatalog() {
        return copy.newest().catalog();
    }

    /// The definitions that were in force at a moment.
    @Transactional
    public Catalog catalogAt(Instant moment) {
        return versions.inForceAt(moment).catalog();
    }

    /// The revision of a metric or KPI that was in force at a moment; 0 where there was none.
    @Transactional
    public int revisionAt(DefinitionKind kind, String key, Instant moment) {
        return versions.revisionAt(new DefinitionId(kind, key), moment).orElse(0);
    }

    /// All versions of some KPIs that came into force by a moment, in that order. Those that have never been changed
    /// are left out.
    @Transactional
    public Map<String, List<KpiVersion>> kpiVersions(Collection<String> keys, Instant until) {
        return versions.kpis(keys, until);
    }

    /// The calendar by that key. The built-in one is none where it has not been given working days.
    ///
    /// @throws ProblemException not found, with a near miss
    public Versioned<CalendarDefinition> calendar(String key) {
        return find(new DefinitionId(DefinitionKind.CALENDAR, key), CalendarDefinition.class);
    }

    /// The source by that key, its secrets sealed.
    ///
    /// @throws ProblemException not found, with a near miss
    public Versioned<SourceDefinition> source(String key) {
        return find(new DefinitionId(DefinitionKind.SOURCE, key), SourceDefinition.class);
    }

    /// The metric by that key.
    ///
    /// @throws ProblemException not found, with a near miss
    public Versioned<MetricDefinition> metric(String key) {
        return find(new DefinitionId(DefinitionKind.METRIC, key), MetricDefinition.class);
    }

    /// The KPI by that key.
    ///
    /// @throws ProblemException not found, with a near miss
    public Versioned<KpiDefinition> kpi(String key) {
        return find(new DefinitionId(DefinitionKind.KPI, key), KpiDefinition.class);
    }

    /// Creates or changes a calendar.
    ///
    /// @param key from the URL; the definition's own must be the same
    /// @throws ProblemException when the precondition does not hold or the catalog would not be sound
    public Saved<CalendarDefinition> put(String key, CalendarDefinition calendar, Precondition precondition) {
        return save(key, calendar, CalendarDefinition.class, precondition);
    }

    /// Creates or changes a source.
    ///
    /// @param key from the URL; the definition's own must be the same
    /// @throws ProblemException when the precondition does not hold or the catalog would not be sound
    public Saved<SourceDefinition> put(String key, SourceDefinition source, Precondition precondition) {
        return save(key, source, SourceDefinition.class, precondition);
    }

    /// Creates or changes a metric.
    ///
    /// @param key from the URL; the definition's own must be the same
    /// @throws ProblemException when the precondition does not hold or the catalog would not be sound
    public Saved<MetricDefinition> put(String key, MetricDefinition metric, Precondition precondition) {
        return save(key, metric, MetricDefinition.class, precondition);
    }

    /// Creates or changes a KPI.
    ///
    /// @param key from the URL; the definition's own must be the same
    /// @throws ProblemException when the precondition does not hold or the catalog would not be sound
    public Saved<KpiDefinition> put(String key, KpiDefinition kpi, Precondition precondition) {
        return save(key, kpi, KpiDefinition.class, precondition);
    }

    /// Takes a definition out of force. Its history stays.
    ///
    /// @throws ProblemException when there is none, the precondition does not hold, or others still use it
    public void retire(DefinitionKind kind, String key, Precondition precondition) {
        DefinitionId id = new DefinitionId(kind, key);
        changes.make(present -> without(id, present, precondition), change -> requireUnused(id, change));
    }

    private <T> Saved<T> save(String key, T definition, Class<T> type, Precondition precondition) {
        DefinitionId id = DefinitionSet.id(definition);
        if (!id.key().equals(key)) {
            throw ProblemException.invalidParameter(
                    "key",
                    "The URL names `" + ProblemException.quoted(key) + "`, and the definition says `key`: `"
                            + ProblemException.quoted(id.key()) + "`. They must be the same; a key cannot be changed.");
        }
        requireForm(id.kind(), definition);
        Changes.Made made = changes.make(present -> with(definition, id, present, precondition), Change::requireSound);
        int revision = made.after().revision(id).orElseThrow();
        return new Saved<>(
                type.cast(Objects.requireNonNull(made.after().definitions().get(id))),
                revision,
                made.change().before().revision(id).isEmpty());
    }

    private static void requireForm(DefinitionKind kind, Object definition) {
        List<Violation> violations =
                DefinitionSchema.checkResource(kind, StoredJson.mapper().valueToTree(definition)).stream()
                        .map(misfit -> Violation.of(misfit.path(), misfit.message())
                                .expecting(misfit.expected())
                                .suggesting(misfit.suggestion()))
                        .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(
                    violations.stream().map(Violation::message).collect(Collectors.joining(" ")), violations);
        }
    }

    private DefinitionSet with(Object definition, DefinitionId id, InForce present, Precondition precondition) {
        precondition.check(id, present.revision(id));
        Object before = present.definitions().get(id);
        return present.definitions().with(secrets.sealed(definition, before));
    }

    private DefinitionSet without(DefinitionId id, InForce present, Precondition precondition) {
        if (present.revision(id).isEmpty()) {
            throw notFound(id);
        }
        precondition.check(id, present.revision(id));
        return present.definitions().without(id);
    }

    private void requireUnused(DefinitionId id, Change change) {
        List<String> users = change.errors().stream()
                .map(finding -> new DefinitionId(finding.kind(), finding.key()) + " (" + finding.path() + ")")
                .distinct()
                .toList();
        if (!users.isEmpty()) {
            throw ProblemException.conflict("%s is still used by %s. Change or retire what uses it first."
                    .formatted(id, String.join(", ", users))
                    .replaceFirst("^t", "T"));
        }
        if (id.kind() == DefinitionKind.CALENDAR) {
            requireNobodyMoves(id, change);
        }
    }

    /// Without the usual calendar, what names none would be reported by another one from one moment to the next.
    private static void requireNobodyMoves(DefinitionId id, Change change) {
        List<String> kpis = CalendarMoves.between(
                        change.before().catalog(), change.after().catalog())
                .kpis(id.key());
        if (!kpis.isEmpty()) {
            throw ProblemException.conflict(
                    "The calendar `%s` is the usual one, by which %s are reported. Give them a calendar of their own, or make another one the usual one, before you retire it."
                            .formatted(id.key(), String.join(", ", kpis)));
        }
    }

    private <T> Versioned<T> find(DefinitionId id, Class<T> type) {
        InForce present = copy.get();
        return present.revision(id)
                .map(revision -> new Versioned<>(
                        type.cast(Objects.requireNonNull(present.definitions().get(id))), revision))
                .orElseThrow(() -> notFound(id));
    }

    private ProblemException notFound(DefinitionId id) {
        List<String> known = copy.get().revisions().keySet().stream()
                .filter(other -> other.kind() == id.kind())
                .map(DefinitionId::key)
                .toList();
        return ProblemException.notFound(id.kind().noun(), id.key(), known);
    }
}
