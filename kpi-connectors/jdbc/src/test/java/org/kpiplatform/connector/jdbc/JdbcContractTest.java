package org.kpiplatform.connector.jdbc;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.tck.MetricSourceContract;
import org.kpiplatform.connector.tck.Scenario;

/// The compatibility kit on a table of PostgreSQL, with ties, soft deletes, and rows that were never updated.
class JdbcContractTest extends MetricSourceContract<JdbcConfig> {

    private static final TestDatabase DATABASE = TestPostgres.database();

    private OrdersScenario scenario;

    @BeforeEach
    void createOrders() {
        scenario = new OrdersScenario(DATABASE);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    @Override
    protected MetricSourceProvider<JdbcConfig> provider() {
        return new JdbcConnector();
    }

    private static TestDatabase.Options options() {
        TestDatabase.Options options =
                DATABASE.options().table("orders", "public.orders").cursor("orders", "updated_at");
        options.nullCursors.put("orders", JdbcConfig.NullCursor.INCLUDE);
        options.cursorFallbacks.put("orders", "created_at");
        options.softDeletes.put("orders", "deleted_at");
        options.nullDates = List.of("1970-01-01");
        return options;
    }

    @Override
    protected JdbcConfig workingConfig() {
        return options().config();
    }

    @Override
    protected JdbcConfig unreachableConfig() {
        TestDatabase.Options options = options();
        options.url = "jdbc:postgresql://127.0.0.1:1/nowhere";
        return options.config();
    }

    @Override
    protected String stream() {
        return "orders";
    }

    @Override
    protected Scenario scenario() {
        return scenario;
    }
}
