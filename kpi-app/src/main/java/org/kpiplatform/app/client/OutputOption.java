package org.kpiplatform.app.client;

import picocli.CommandLine.Option;

/// The option of every command that shows something.
final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "How to show it: table, json (as the service sent it) or csv. Default: table.")
    OutputFormat format = OutputFormat.TABLE;
}
