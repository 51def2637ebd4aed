/// Values that people type in: the connector `entry`, what was typed in with its history, and approval. How the values
/// get into streams and metrics lives in [org.kpiplatform.app.source.arrival]. Start with
/// [org.kpiplatform.app.source.entry.Entries].
@NullMarked
package org.kpiplatform.app.source.entry;

import org.jspecify.annotations.NullMarked;
