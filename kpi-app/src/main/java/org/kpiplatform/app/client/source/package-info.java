/// The commands about sources: what they hold, what is in quarantine, and syncing them.
@NullMarked
package org.kpiplatform.app.client.source;

import org.jspecify.annotations.NullMarked;
