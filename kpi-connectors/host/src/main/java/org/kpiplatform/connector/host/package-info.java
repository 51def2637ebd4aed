/// Loads connector plugins and binds their configurations. Knows nothing of the service around it.
@NullMarked
package org.kpiplatform.connector.host;

import org.jspecify.annotations.NullMarked;
