package org.kpiplatform.app.definition.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

/// The single row that counts the changes of all definitions together.
@Entity
@Table(schema = "kpi", name = "catalog")
class CatalogRow extends PanacheEntityBase {

    private static final int ONLY = 1;

    @Id
    int id;

    long version;

    static CatalogRow current() {
        return findById(ONLY);
    }

    /// Waits until nobody changes definitions: whatever is changed later is in force from a later moment on.
    static void awaitOthers() {
        findById(ONLY, LockModeType.PESSIMISTIC_READ);
    }

    /// Waits until nobody else changes definitions, and keeps others waiting until the transaction ends.
    static CatalogRow locked() {
        return findById(ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
