package org.kpiplatform.app.definition.plan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kpiplatform.app.definition.store.CatalogCopy;
import org.kpiplatform.app.definition.store.DefinitionSet;
import org.kpiplatform.app.definition.store.DefinitionVersions;
import org.kpiplatform.app.definition.store.InForce;

/// Makes changes of the definitions: one after the other, checked as a whole, all or nothing.
@ApplicationScoped
public class Changes {

    private final CatalogCopy copy;
    private final DefinitionVersions versions;
    private final Instance<StreamFields> streamFields;
    private final Instance<ConnectorCheck> connectors;

    Changes(
            CatalogCopy copy,
            DefinitionVersions versions,
            Instance<StreamFields> streamFields,
            Instance<ConnectorCheck> connectors) {
        this.copy = copy;
        this.versions = versions;
        this.streamFields = streamFields;
        this.connectors = connectors;
    }

    /// What a change would be, without making it.
    public Change consider(Function<InForce, DefinitionSet> edit) {
        InForce present = copy.get();
        return inspection().of(present, edit.apply(present));
    }

    private Inspection inspection() {
        return new Inspection(streamFields, connectors);
    }

    /// Makes a change.
    ///
    /// @param edit    from what is in force to what is wanted; called again when somebody else was faster
    /// @param approve throws when the change must not be made
    public Made make(Function<InForce, DefinitionSet> edit, Consumer<Change> approve) {
        Inspection inspection = inspection();
        InForce present = copy.get();
        // Asks connectors for fields before the lock is taken, since they may take their time.
        approve.accept(inspection.of(present, edit.apply(present)));
        return QuarkusTransaction.joiningExisting().call(() -> {
            InForce before = versions.locked();
            Change change = inspection.of(before, edit.apply(before));
            approve.accept(change);
            return new Made(change, versions.replace(before, change.after()));
        });
    }

    /// A change that was made.
    ///
    /// @param after what is in force once the transaction is committed
    public record Made(Change change, InForce after) {}
}
