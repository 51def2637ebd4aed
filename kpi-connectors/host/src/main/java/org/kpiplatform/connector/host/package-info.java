/// Loads connector plugins, binds their configurations and guards the platform against what they do.
///
/// Start reading at [org.kpiplatform.connector.host.Plugins]. What lives here knows the SPI and the JDK, and nothing
/// of the service around it: no records, no runs, no database, no framework.
@NullMarked
package org.kpiplatform.connector.host;

import org.jspecify.annotations.NullMarked;
