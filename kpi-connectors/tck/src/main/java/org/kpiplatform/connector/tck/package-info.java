/// The compatibility kit: what every connector must do, as tests that its own tests inherit.
///
/// Start reading at [org.kpiplatform.connector.tck.MetricSourceContract]. Nothing here depends on the platform;
/// whoever writes a connector needs this and the SPI only.
@NullMarked
package org.kpiplatform.connector.tck;

import org.jspecify.annotations.NullMarked;
