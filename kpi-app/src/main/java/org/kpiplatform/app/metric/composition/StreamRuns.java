package org.kpiplatform.app.metric.composition;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.record.StreamKey;

/// The sync runs that read streams.
@ApplicationScoped
public class StreamRuns {

    private static final Table<Record> RUNS = table(name("kpi", "sync_run"));
    private static final Table<Record> OF_STREAMS = table(name("kpi", "sync_run_stream"));
    private static final Field<Long> ID = field(name("kpi", "sync_run", "id"), SQLDataType.BIGINT);
    private static final Field<String> SOURCE = field(name("kpi", "sync_run", "source"), SQLDataType.CLOB);
    private static final Field<Long> RUN = field(name("kpi", "sync_run_stream", "run"), SQLDataType.BIGINT);
    private static final Field<String> STREAM = field(name("kpi", "sync_run_stream", "stream"), SQLDataType.CLOB);
    private static final Field<String> STATE = field(name("kpi", "sync_run_stream", "state"), SQLDataType.CLOB);

    private final DSLContext sql;

    StreamRuns(DSLContext sql) {
        this.sql = sql;
    }

    /// The last run that read a stream to its end.
    public Optional<Long> last(StreamKey stream) {
        return sql.select(max(ID))
                .from(RUNS)
                .join(OF_STREAMS)
                .on(RUN.eq(ID))
                .where(SOURCE.eq(stream.source()), STREAM.eq(stream.stream()), STATE.eq("succeeded"))
                .fetchOptional()
                .flatMap(row -> Optional.ofNullable(row.value1()));
    }
}
