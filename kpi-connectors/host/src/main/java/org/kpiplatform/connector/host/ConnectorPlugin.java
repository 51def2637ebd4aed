package org.kpiplatform.connector.host;

/// Where a connector came from.
///
/// @param version of the plugin, as its manifest says
record ConnectorPlugin(String name, String version, ClassLoader loader) {}
