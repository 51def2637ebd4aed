/// Files that a server hands out: which servers may be asked, and how a file comes from one, whole or unchanged. Knows
/// nothing of what is in them.
@NullMarked
package org.kpiplatform.connector.csv.http;

import org.jspecify.annotations.NullMarked;
