/// Sources over HTTP: real connectors from plugins, a real PostgreSQL.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.source;
