package org.kpiplatform.app.answer;

import static org.jooq.impl.DSL.val;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.SimplePassword;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.FactsCommitted;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Tells the other services on the same database what this one changes, and hears what they change: by notifications
/// of PostgreSQL, which are sent when the transaction commits that makes the change.
@ApplicationScoped
class ChangesOfNodes {

    static final String CHANNEL = "kpi_changes";

    /// So long nobody may have said anything before the connection is tried; a connection that is lost without a word
    /// is noticed after this and the time that the server has to answer.
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final String ANSWER_SECONDS = "5";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String node = UUID.randomUUID().toString();
    private final AgroalDataSource database;
    private final DSLContext sql;
    private final KeptAnswers kept;
    private final Event<FactsCommitted> committed;
    private volatile boolean stopped;
    private volatile @Nullable Connection connection;

    ChangesOfNodes(AgroalDataSource database, DSLContext sql, KeptAnswers kept, Event<FactsCommitted> committed) {
        this.database = database;
        this.sql = sql;
        this.kept = kept;
        this.committed = committed;
    }

    /// Tells the others when the caller's transaction commits.
    void tell(List<Change> changes) {
        for (String text : ChangeText.write(node, changes)) {
            sql.select(DSL.function(DSL.systemName("pg_notify"), SQLDataType.OTHER, val(CHANNEL), val(text)))
                    .fetch();
        }
    }

    void begin(@Observes StartupEvent start) {
        Thread.ofVirtual().name("changes-of-nodes").start(this::hear);
    }

    void end(@Observes ShutdownEvent stop) throws SQLException {
        stopped = true;
        Connection open = connection;
        if (open != null) {
            open.close();
        }
    }

    private void hear() {
        while (!stopped) {
            try (Connection open = connect()) {
                connection = open;
                hear(open);
            } catch (SQLException | RuntimeException e) {
                if (!stopped) {
                    Log.warnf("Changes of other nodes are not heard, so no answer is kept: %s", e.getMessage());
                }
            } finally {
                kept.stopHearing();
            }
            LockSupport.parkNanos(stopped ? 0 : PAUSE.toNanos());
        }
    }

    private void hear(Connection open) throws SQLException {
        PGConnection postgres = open.unwrap(PGConnection.class);
        execute(open, "listen " + CHANNEL);
        committed.fire(FactsCommitted.ANYTHING);
        kept.hear();
        while (!stopped) {
            PGNotification[] heard = postgres.getNotifications((int) SILENCE.toMillis());
            if (heard == null || heard.length == 0) {
                execute(open, "select 1");
            } else {
                for (PGNotification one : heard) {
                    hear(one.getParameter());
                }
            }
        }
    }

    private void hear(String text) {
        if (!ChangeText.node(text).equals(node)) {
            committed.fire(changed(text));
        }
    }

    private static FactsCommitted changed(String text) {
        try {
            return new FactsCommitted(ChangeText.read(text), false);
        } catch (IllegalArgumentException _) {
            return FactsCommitted.ANYTHING; // a newer service on the same database
        }
    }

    private static void execute(Connection open, String text) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(text);
        }
    }

    /// A connection outside the pool, which is never free again.
    private Connection connect() throws SQLException {
        AgroalConnectionFactoryConfiguration usual =
                database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        Properties properties = new Properties();
        properties.putAll(usual.jdbcProperties());
        if (usual.principal() != null) {
            properties.setProperty("user", usual.principal().getName());
        }
        for (Object credential : usual.credentials()) {
            if (credential instanceof SimplePassword password) {
                properties.putAll(password.asProperties());
            }
        }
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("connectTimeout", ANSWER_SECONDS);
        properties.setProperty("ApplicationName", "kpi changes");
        Connection open = new Driver().connect(usual.jdbcUrl(), properties);
        if (open == null) {
            throw new SQLException("The PostgreSQL driver does not accept the address `" + usual.jdbcUrl() + "`.");
        }
        return open;
    }
}
