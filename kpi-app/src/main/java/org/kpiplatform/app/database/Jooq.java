package org.kpiplatform.app.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/// Makes SQL for what never goes through entities. Statements join the caller's JTA transaction; without one each
/// commits by itself.
@Dependent
class Jooq {

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    @Produces
    @Singleton
    DSLContext dslContext(AgroalDataSource dataSource) {
        Settings settings = new Settings().withExecuteLogging(false).withFetchWarnings(false);
        return DSL.using(dataSource, SQLDialect.POSTGRES, settings);
    }
}
