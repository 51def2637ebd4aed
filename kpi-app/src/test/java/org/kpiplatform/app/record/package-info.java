/// Records on a real PostgreSQL.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.record;
