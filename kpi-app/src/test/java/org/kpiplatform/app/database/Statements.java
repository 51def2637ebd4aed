package org.kpiplatform.app.database;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;

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
            count.incrementAndGet();
        }
    }

    /// How many are made meanwhile, by whomever.
    public int during(Runnable work) {
        int before = count.get();
        work.run();
        return count.get() - before;
    }
}
