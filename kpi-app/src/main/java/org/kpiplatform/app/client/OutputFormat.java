package org.kpiplatform.app.client;

/// How a command shows its result.
enum OutputFormat {
    /// For people.
    TABLE,
    /// The body of the service's answer.
    JSON,
    /// For spreadsheets: every value unrounded, in the units of the service.
    CSV
}
