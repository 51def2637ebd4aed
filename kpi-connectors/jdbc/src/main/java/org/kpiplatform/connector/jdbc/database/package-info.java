/// A database: its address, its driver, a connection to it, its dialect of SQL, and what its errors mean. Knows
/// nothing of streams.
@NullMarked
package org.kpiplatform.connector.jdbc.database;

import org.jspecify.annotations.NullMarked;
