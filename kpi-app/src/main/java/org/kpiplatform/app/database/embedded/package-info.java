/// A PostgreSQL server run beside the service where no other database is configured: unpacking its binaries, its data
/// folder, who owns it, and its clean end. Knows nothing of Quarkus, and nothing of what is stored.
@NullMarked
package org.kpiplatform.app.database.embedded;

import org.jspecify.annotations.NullMarked;
