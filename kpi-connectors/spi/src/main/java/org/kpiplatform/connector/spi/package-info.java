/// The contract between the platform and a connector: what a source says of itself and of its streams, how it is read,
/// and what the platform lends it. Start reading at [org.kpiplatform.connector.spi.MetricSourceProvider].
///
/// **How it changes.** The SPI has one version, a whole number that every release which changes the surface raises. A
/// plugin names in its jar's manifest the version it was compiled against (`Kpi-Spi-Version: 1`); a platform
/// speaks all versions from an oldest to its own, and refuses other plugins before it loads any of their classes.
/// Between these, nothing is taken away: interfaces grow by default methods and by facets, records by
/// constructors that keep the old ones, enums by constants. Therefore a connector gives every `switch` over an
/// enum that comes *to* it a `default` branch that refuses, and builds [org.kpiplatform.connector.spi.StreamSpec]
/// from its short constructor and the `with...` methods. Sealed types flow from connectors to the platform only.
///
/// Only types of `java.*` and of the SPI cross: a plugin shares no other class with the platform.
@NullMarked
package org.kpiplatform.connector.spi;

import org.jspecify.annotations.NullMarked;
