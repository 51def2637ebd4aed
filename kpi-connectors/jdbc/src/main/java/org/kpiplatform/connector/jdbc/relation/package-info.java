/// What a stream is in its database: a table or a query, with its columns, its key and its cursor column.
@NullMarked
package org.kpiplatform.connector.jdbc.relation;

import org.jspecify.annotations.NullMarked;
