package org.kpiplatform.app.record.merge;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.kpiplatform.domain.catalog.Catalog;

@Singleton
class CurrentCatalog {
    Catalog catalog = Catalog.EMPTY;

    @Produces
    Supplier<Catalog> current() {
        return () -> catalog;
    }
}
