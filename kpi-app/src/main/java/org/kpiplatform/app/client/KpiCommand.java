package org.kpiplatform.app.client;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.calendar.CalendarsCommand;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.definition.ApplyCommand;
import org.kpiplatform.app.client.entry.ApproveCommand;
import org.kpiplatform.app.client.entry.EnterCommand;
import org.kpiplatform.app.client.entry.EntriesCommand;
import org.kpiplatform.app.client.http.Api;
import org.kpiplatform.app.client.kpi.CompareCommand;
import org.kpiplatform.app.client.kpi.ExplainCommand;
import org.kpiplatform.app.client.kpi.KpisCommand;
import org.kpiplatform.app.client.kpi.MetricsCommand;
import org.kpiplatform.app.client.kpi.RestatementsCommand;
import org.kpiplatform.app.client.kpi.ScorecardCommand;
import org.kpiplatform.app.client.kpi.TreeCommand;
import org.kpiplatform.app.client.kpi.ValuesCommand;
import org.kpiplatform.app.client.plugin.PluginsCommand;
import org.kpiplatform.app.client.source.CheckCommand;
import org.kpiplatform.app.client.source.ConnectCommand;
import org.kpiplatform.app.client.source.DiscoverCommand;
import org.kpiplatform.app.client.source.PresetsCommand;
import org.kpiplatform.app.client.source.PushCommand;
import org.kpiplatform.app.client.source.QuarantineCommand;
import org.kpiplatform.app.client.source.ReplayCommand;
import org.kpiplatform.app.client.source.ScheduleCommand;
import org.kpiplatform.app.client.source.SourcesCommand;
import org.kpiplatform.app.client.source.StreamsCommand;
import org.kpiplatform.app.client.source.SyncCommand;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Terminal;
import org.kpiplatform.app.client.upload.FilesCommand;
import org.kpiplatform.app.client.upload.UploadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line `kpi`: everything that can be asked of a running service.
@Command(
        name = "kpi",
        description = "Asks a running KPI service: applies definitions, syncs sources, shows values and trees.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed: refused by the service, or a run failed",
            "2:wrong use of the command",
            "4:no service answers"
        })
public final class KpiCommand implements Runnable, Session {

    static final int UNREACHABLE = 4;

    private static final int HELP_WIDTH = 110;
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Where the service listens. Default: the variable KPI_URL, or " + DEFAULT_URL + ".")
    private @Nullable String url;

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;
    private final String usualUrl;

    private @Nullable Api api;

    KpiCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.usualUrl = environment.getOrDefault("KPI_URL", DEFAULT_URL);
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofThisProcess(System.getenv()), System.getenv(), arguments));
    }

    /// Runs a command and returns its exit code.
    static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
        return new KpiCommand(terminal, environment).commands().execute(arguments);
    }

    /// The command line as a whole.
    CommandLine commands() {
        return new CommandLine(this)
                .addSubcommand(new DemoCommand(this))
                .addSubcommand(new PresetsCommand(this))
                .addSubcommand(new ConnectCommand(this))
                .addSubcommand(new ApplyCommand(this))
                .addSubcommand(new CheckCommand(this))
                .addSubcommand(new DiscoverCommand(this))
                .addSubcommand(new SyncCommand(this))
                .addSubcommand(new PushCommand(this))
                .addSubcommand(new UploadCommand(this))
                .addSubcommand(new FilesCommand(this))
                .addSubcommand(new SourcesCommand(this))
                .addSubcommand(new StreamsCommand(this))
                .addSubcommand(new ScheduleCommand(this))
                .addSubcommand(new CommandLine(new QuarantineCommand(this)).addSubcommand(new ReplayCommand(this)))
                .addSubcommand(new EnterCommand(this))
                .addSubcommand(new EntriesCommand(this))
                .addSubcommand(new ApproveCommand(this))
                .addSubcommand(PluginsCommand.commands(this))
                .addSubcommand(new MetricsCommand(this))
                .addSubcommand(new KpisCommand(this))
                .addSubcommand(new CalendarsCommand(this))
                .addSubcommand(new ValuesCommand(this))
                .addSubcommand(new CompareCommand(this))
                .addSubcommand(new TreeCommand(this))
                .addSubcommand(new ScorecardCommand(this))
                .addSubcommand(new ExplainCommand(this))
                .addSubcommand(new RestatementsCommand(this))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.isColourful() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler(this::sayWrongUse)
                .setExecutionExceptionHandler(new Failures(terminal));
    }

    /// Without a command there is nothing to do.
    @Override
    public void run() {
        throw wrongUse("Which command?");
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public Api api() {
        if (api == null) {
            api = new Api(server());
        }
        return api;
    }

    @Override
    public ParameterException wrongUse(String sentence) {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        ParseResult used = spec.commandLine().getParseResult();
        while (used.hasSubcommand()) {
            used = used.subcommand();
        }
        return new ParameterException(used.commandSpec().commandLine(), sentence);
    }

    private int sayWrongUse(ParameterException wrongUse, String[] arguments) {
        CommandLine command = wrongUse.getCommandLine();
        terminal.warn(terminal.paint(Colour.RED, String.valueOf(wrongUse.getMessage())));
        UnmatchedArgumentException.printSuggestions(wrongUse, command.getErr());
        terminal.warn("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private URI server() {
        String text = url == null ? usualUrl : url;
        try {
            URI server = URI.create(text);
            if (server.getHost() != null && ("http".equals(server.getScheme()) || "https".equals(server.getScheme()))) {
                return server;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw wrongUse("'" + text + "' is not the address of a service, expected one like " + DEFAULT_URL + ".");
    }
}
