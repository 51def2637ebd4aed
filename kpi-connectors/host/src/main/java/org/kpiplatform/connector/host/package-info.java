/// Loads connector plugins, changes them while the platform runs, and binds their configurations.
///
/// Start reading at [org.kpiplatform.connector.host.Plugins]. What lives here knows the SPI and the JDK, and nothing
/// of the service around it: no records, no runs, no database, no framework. Files are the package `folder`'s; what
/// stands around each call into a connector is in `guard`.
@NullMarked
package org.kpiplatform.connector.host;

import org.jspecify.annotations.NullMarked;
