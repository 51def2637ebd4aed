/// Questions about metrics, answered by the database itself.
@NullMarked
package org.kpiplatform.connector.jdbc.pushdown;

import org.jspecify.annotations.NullMarked;
