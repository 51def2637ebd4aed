/// Sync runs: reading what is new from a source into the platform.
@NullMarked
package org.kpiplatform.api.syncrun;

import org.jspecify.annotations.NullMarked;
