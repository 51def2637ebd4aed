package org.kpiplatform.app.definition;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kpiplatform.app.organisation.OrganisationTime;

/// Makes changes of the definitions: one after the other, checked as a whole, all or nothing.
@ApplicationScoped
class Changes {

    private final CatalogCopy copy;
    private final Instance<StreamFields> streamFields;
    private final Event<CatalogChanged> changed;
    private final Clock clock;
    private final OrganisationTime time;

    Changes(
            CatalogCopy copy,
            Instance<StreamFields> streamFields,
            Event<CatalogChanged> changed,
            Clock clock,
            OrganisationTime time) {
        this.copy = copy;
        this.streamFields = streamFields;
        this.time = time;
        this.changed = changed;
        this.clock = clock;
    }

    /// What a change would be, without making it.
    Change consider(Function<InForce, DefinitionSet> edit) {
        InForce present = copy.get();
        return inspection().of(present, edit.apply(present));
    }

    private Inspection inspection() {
        return new Inspection(streamFields, time.calendars());
    }

    /// Makes a change.
    ///
    /// @param edit    from what is in force to what is wanted; called again when somebody else was faster
    /// @param approve throws when the change must not be made
    Made make(Function<InForce, DefinitionSet> edit, Consumer<Change> approve) {
        Inspection inspection = inspection();
        InForce present = copy.get();
        // Asks connectors for fields before the lock is taken, since they may take their time.
        approve.accept(inspection.of(present, edit.apply(present)));
        return QuarkusTransaction.joiningExisting().call(() -> {
            CatalogRow row = CatalogRow.locked();
            InForce before = InForce.read(row.version);
            Change change = inspection.of(before, edit.apply(before));
            approve.accept(change);
            return new Made(change, write(row, change));
        });
    }

    private InForce write(CatalogRow row, Change change) {
        Set<DefinitionId> touched = change.touched();
        if (touched.isEmpty()) {
            return change.before();
        }
        Instant now = clock.instant();
        touched.forEach(id -> DefinitionRow.inForce(id).ifPresent(old -> old.validTo = now));
        // The end of the old versions must reach the database first: only one may be in force.
        Panache.getEntityManager().flush();
        Map<DefinitionId, Integer> revisions = new HashMap<>(change.before().revisions());
        revisions.keySet().removeAll(touched);
        touched.forEach(id -> begin(id, change.after(), now).ifPresent(revision -> revisions.put(id, revision)));
        row.version++;
        Panache.getEntityManager().flush();
        InForce after = new InForce(
                row.version, change.after(), revisions, change.after().catalog());
        changed.fire(new CatalogChanged(change.before().catalog(), after.catalog()));
        return after;
    }

    private static Optional<Integer> begin(DefinitionId id, DefinitionSet after, Instant now) {
        return Optional.ofNullable(after.get(id)).map(definition -> {
            int revision = DefinitionRow.nextRevision(id);
            new DefinitionRow(id, revision, Canonical.tree(definition), now).persist();
            return revision;
        });
    }

    /// A change that was made.
    ///
    /// @param after what is in force once the transaction is committed
    record Made(Change change, InForce after) {}
}
