/// Plugins good and bad, made by the tests themselves, and what the host makes of them.
@NullMarked
package org.kpiplatform.connector.host;

import org.jspecify.annotations.NullMarked;
