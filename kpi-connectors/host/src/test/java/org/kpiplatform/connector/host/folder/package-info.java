/// Files of plugins: changed, interrupted, pinned, and packed by people with bad intentions.
@NullMarked
package org.kpiplatform.connector.host.folder;

import org.jspecify.annotations.NullMarked;
