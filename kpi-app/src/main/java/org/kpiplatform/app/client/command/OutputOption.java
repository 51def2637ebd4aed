package org.kpiplatform.app.client.command;

import picocli.CommandLine.Option;

/// The option of every command that shows something.
public final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "How to show it: table, json (as the service sent it) or csv. Default: table.")
    private OutputFormat format = OutputFormat.TABLE;

    public OutputFormat format() {
        return format;
    }
}
