/// What is refused before a database is asked.
@NullMarked
package org.kpiplatform.connector.jdbc.database;

import org.jspecify.annotations.NullMarked;
