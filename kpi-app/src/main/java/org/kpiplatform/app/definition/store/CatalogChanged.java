package org.kpiplatform.app.definition.store;

import org.kpiplatform.domain.catalog.Catalog;

/// Definitions are about to change. Fired inside the transaction, after the rows are written: an observer
/// that throws undoes the change, and what it writes is committed with it. Until then [Definitions#catalog()]
/// still answers with `before`.
public record CatalogChanged(Catalog before, Catalog after) {}
