package org.kpiplatform.app.database;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;

/// Counts the SQL statements that the service makes.
@Singleton
public class Statements {

    private final AtomicInteger count = new AtomicInteger();

    Statements(DSLContext sql) {
        sql.configuration().set(new DefaultExecuteListenerProvider(new Counting()));
    }

    private final class Counting implements ExecuteListener {

        private static final long serialVersionUID = 1;

        @Override
        public void executeStart(ExecuteContext context) {
            if (!isOfTheClock(context.sql())) {
                count.incrementAndGet();
            }
        }
    }

    /// The service looks by itself, from time to time, for runs that wait and sources that are due.
    private static boolean isOfTheClock(@Nullable String statement) {
        return statement != null
                && (statement.contains("\"kpi\".\"sync_") || statement.contains("\"kpi\".\"schedule\""));
    }

    /// How many are made meanwhile, by whomever.
    public int during(Runnable work) {
        int before = count.get();
        work.run();
        return count.get() - before;
    }
}
