/// A plugin for tests whose connector reads a text file that the test writes, also while it is being read. Packed
/// into a jar by [org.kpiplatform.app.source.PluginsTestResource]; may use nothing but the SPI.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.source.ledger;
