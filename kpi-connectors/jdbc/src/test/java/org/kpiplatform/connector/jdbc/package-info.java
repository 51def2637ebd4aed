/// The connector tried on a real PostgreSQL.
@NullMarked
package org.kpiplatform.connector.jdbc;

import org.jspecify.annotations.NullMarked;
