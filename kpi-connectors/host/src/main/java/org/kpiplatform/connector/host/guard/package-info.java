/// Stands between the platform and a connector: whatever the connector does, its caller gets what the SPI promises or
/// a [org.kpiplatform.connector.spi.SourceException], and it is known who is inside which plugin.
@NullMarked
package org.kpiplatform.connector.host.guard;

import org.jspecify.annotations.NullMarked;
