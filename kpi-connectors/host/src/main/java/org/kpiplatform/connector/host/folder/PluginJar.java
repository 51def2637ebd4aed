package org.kpiplatform.connector.host.folder;

/// A jar of a plugin.
///
/// @param path   seen from the plugins folder, with `/`: `csv/fastcsv.jar`
/// @param sha256 of its bytes, in hexadecimal
public record PluginJar(String path, String sha256) {}
