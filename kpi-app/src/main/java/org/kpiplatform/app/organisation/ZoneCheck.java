package org.kpiplatform.app.organisation;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.time.ZoneId;
import org.jooq.DSLContext;

/// Refuses to start in a zone that the service and its database would understand differently: PostgreSQL reads
/// `+02:00` as two hours west.
@Dependent
class ZoneCheck {

    void onStart(@Observes StartupEvent start, OrganisationConfig organisation, DSLContext sql) {
        String zone = organisation.zone().getId();
        if (!ZoneId.getAvailableZoneIds().contains(zone) || !knows(sql, zone)) {
            throw new IllegalStateException("kpi.organisation.zone is `" + zone
                    + "`, which is no region of the time zone database. Expected one such as `Europe/Rome` or `UTC`.");
        }
    }

    private static boolean knows(DSLContext sql, String zone) {
        return sql.fetchExists(
                table(name("pg_timezone_names")),
                field(name("name"), String.class).eq(zone));
    }
}
