package org.kpiplatform.app.record.merge;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.function.Supplier;
import org.kpiplatform.domain.catalog.Catalog;

@Dependent
class NoCatalog {
    @Produces
    @DefaultBean
    Supplier<Catalog> none() {
        return () -> Catalog.EMPTY;
    }
}
