/// Reads records from databases by JDBC. Start reading at [org.kpiplatform.connector.jdbc.JdbcConnector], then
/// [org.kpiplatform.connector.jdbc.JdbcSource].
///
/// What differs between databases, and the connection to one, is in `database`; what a stream is there, in `relation`;
/// its values in `value`; how its rows are read, in `reading`; questions that the database answers, in `pushdown`.
@NullMarked
package org.kpiplatform.connector.jdbc;

import org.jspecify.annotations.NullMarked;
