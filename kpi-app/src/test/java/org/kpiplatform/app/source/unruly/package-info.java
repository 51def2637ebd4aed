/// A plugin for tests whose connector misbehaves on request. Packed into a jar by
/// [org.kpiplatform.app.source.PluginsTestResource]; may use nothing but the SPI.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.source.unruly;
