package org.kpiplatform.app.client.command;

/// How a command shows its result.
public enum OutputFormat {
    /// For people.
    TABLE,
    /// The body of the service's answer.
    JSON,
    /// For spreadsheets: every value unrounded, in the units of the service.
    CSV
}
