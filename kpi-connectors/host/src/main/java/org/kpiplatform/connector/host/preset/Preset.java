package org.kpiplatform.connector.host.preset;

/// A file of definitions that a plugin brings: a source of its connector, with metrics and KPIs over its streams.
///
/// @param name        of the file, without `.yaml`: `github_issues`
/// @param title       what its comment `# title:` says, or the name
/// @param description what its comment `# description:` says, or an empty text
/// @param text        the YAML as it stands in the plugin
public record Preset(String name, String title, String description, String text) {}
