/// Connectors that break the promises of the SPI, and what their callers see of it.
@NullMarked
package org.kpiplatform.connector.host.guard;

import org.jspecify.annotations.NullMarked;
