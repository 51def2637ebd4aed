package org.kpiplatform.app.client;

import org.kpiplatform.app.client.command.CommandFailed;
import org.kpiplatform.app.client.command.ProblemText;
import org.kpiplatform.app.client.http.Refused;
import org.kpiplatform.app.client.http.Unreachable;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says in sentences what went wrong, and turns it into an exit code.
final class Failures implements IExecutionExceptionHandler {

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
            throws Exception {
        return switch (failure) {
            case Refused refused -> {
                new ProblemText(terminal).show(refused.problem());
                yield ExitCode.SOFTWARE;
            }
            case Unreachable unreachable -> say(unreachable, KpiCommand.UNREACHABLE);
            case CommandFailed failed -> say(failed, ExitCode.SOFTWARE);
            default -> throw failure;
        };
    }

    private int say(Exception failure, int exitCode) {
        terminal.warn(terminal.paint(Colour.RED, String.valueOf(failure.getMessage())));
        return exitCode;
    }
}
