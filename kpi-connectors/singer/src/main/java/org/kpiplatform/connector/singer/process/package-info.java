/// A tap as a child process: whether it may run, what it is given, what it writes, why it ended, and its end with all
/// that it has started. Knows nothing of streams.
@NullMarked
package org.kpiplatform.connector.singer.process;

import org.jspecify.annotations.NullMarked;
