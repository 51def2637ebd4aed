package org.kpiplatform.app.metric;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Reads what has been prepared, all of it as of one moment.
@ApplicationScoped
public class OneMoment {

    private static final String NO_SUCH_TABLE = "42P01";
    private static final int ATTEMPTS = 3;

    private final DSLContext sql;

    OneMoment(DSLContext sql) {
        this.sql = sql;
    }

    /// Prepares, which may build what is lacking, and reads. Does both anew where a roll-up was rebuilt for a newer
    /// definition in between.
    public <P, T> T read(Supplier<P> preparation, Function<P, T> reading) {
        for (int attempt = 1; ; attempt++) {
            P prepared = preparation.get();
            try {
                return QuarkusTransaction.requiringNew().call(() -> {
                    sql.setLocal("transaction_isolation", DSL.inline("repeatable read"))
                            .execute();
                    return reading.apply(prepared);
                });
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !NO_SUCH_TABLE.equals(e.sqlState())) {
                    throw e;
                }
            }
        }
    }
}
