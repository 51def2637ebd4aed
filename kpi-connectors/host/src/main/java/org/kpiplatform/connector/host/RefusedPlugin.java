package org.kpiplatform.connector.host;

/// A plugin that can not be used.
///
/// @param plugin the name of its folder or jar
/// @param reason a sentence for the operator: what is wrong and how to mend it
public record RefusedPlugin(String plugin, String reason) {}
