package org.kpiplatform.connector.jdbc.database;

import java.sql.SQLException;
import java.util.Set;
import org.kpiplatform.connector.spi.ErrorKind;

/// What the standard's codes of failures ask for. All that is neither configured nor data may go away: a lost
/// connection (08), used-up resources (53), a server that is shut down (57P), a transaction that met another one
/// (40).
final class SqlStates {

    /// Authorization, database and schema, syntax and rights, what is not supported, and writing where one only reads.
    private static final Set<String> CONFIGURED = Set.of("28", "3D", "3F", "42", "0A", "25", "26");

    private static final Set<String> DATA = Set.of("22", "23");

    private SqlStates() {}

    static ErrorKind kindOf(SQLException failure) {
        String state = failure.getSQLState();
        String group = state == null || state.length() < 2 ? "" : state.substring(0, 2);
        if (CONFIGURED.contains(group)) {
            return ErrorKind.CONFIG;
        }
        return DATA.contains(group) ? ErrorKind.DATA : ErrorKind.TRANSIENT;
    }
}
