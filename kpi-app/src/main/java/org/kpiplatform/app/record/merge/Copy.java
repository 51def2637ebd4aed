package org.kpiplatform.app.record.merge;

import static org.jooq.impl.DSL.list;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Sends rows to a table by binary COPY, on the connection of the current transaction.
final class Copy {

    private Copy() {}

    static void into(DSLContext sql, Table<?> table, List<? extends Field<?>> columns, EncodedRows rows) {
        List<Field<?>> names = columns.stream()
                .<Field<?>>map(column -> org.jooq.impl.DSL.field(column.getUnqualifiedName()))
                .toList();
        String copy = sql.query("copy {0} ({1}) from stdin (format binary)", table, list(names))
                .getSQL();
        sql.connection(connection -> send(connection, copy, rows));
    }

    private static void send(Connection connection, String statement, EncodedRows rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            for (byte[] chunk : rows.chunks()) {
                copy.writeToCopy(chunk, 0, chunk.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
