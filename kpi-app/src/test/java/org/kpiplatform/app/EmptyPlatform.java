package org.kpiplatform.app;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kpiplatform.api.definition.DefinitionFile;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.definition.DefinitionsApi;
import org.kpiplatform.app.publication.PublicationTurns;
import org.kpiplatform.app.source.arrival.FreshMetrics;

/// Lets every `@QuarkusTest` class begin with a platform that knows nothing, whichever class ran before it on the same
/// running service. Registered as a service, so no test names it.
public final class EmptyPlatform implements QuarkusTestBeforeClassCallback {

    private static final List<String> KEPT = List.of("catalog", "definition", "flyway_schema_history");

    @Override
    public void beforeClass(Class<?> testClass) {
        empty();
    }

    /// Retires all definitions, and forgets all that was ever synced or published.
    public static void empty() {
        retireAll();
        awaitMetrics();
        Arc.container().instance(PublicationTurns.class).get().await();
        DSLContext sql = Arc.container().instance(DSLContext.class).get();
        QuarkusTransaction.requiringNew().run(() -> forgetRecords(sql));
    }

    private static void awaitMetrics() {
        try {
            Arc.container().instance(FreshMetrics.class).get().await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes all definitions out of force at once, so that it doesn't matter which of them uses which.
    public static void retireAll() {
        DefinitionFile nothing = new DefinitionFile("nothing.yaml", null, "# nothing\n");
        Arc.container().instance(DefinitionsApi.class).get().apply(new DefinitionFiles(List.of(nothing), true));
    }

    private static void forgetRecords(DSLContext sql) {
        sql.fetch("select schema_name from information_schema.schemata where schema_name like 'source\\_%'")
                .getValues(0, String.class)
                .forEach(schema -> sql.dropSchema(DSL.name(schema)).cascade().execute());
        tables(sql, "rollup")
                .forEach(table -> sql.dropTable(DSL.name("rollup", table)).execute());
        tables(sql, "kpi").stream()
                .filter(table -> !KEPT.contains(table))
                .forEach(table -> sql.truncate(DSL.name("kpi", table)).cascade().execute());
    }

    private static List<String> tables(DSLContext sql, String schema) {
        return sql.fetch(
                        "select table_name from information_schema.tables where table_schema = {0}", DSL.inline(schema))
                .getValues(0, String.class);
    }
}
