package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.definition.DefinitionPlan;
import org.kpiplatform.api.definition.PlannedChange;
import org.kpiplatform.api.preset.PresetFilling;
import org.kpiplatform.api.preset.PresetView;
import org.kpiplatform.api.source.CheckReport;
import org.kpiplatform.api.syncrun.NewSyncRun;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.client.command.CommandFailed;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.definition.PlanText;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi connect PRESET`.
@Command(
        name = "connect",
        description = "Connects a known system: applies the definitions of a preset, tries whether the source can be "
                + "read, and reads it. What is defined already stays as it is, unless --replace is given.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi presets redmine_issues                    what it has to be told",
            "  kpi connect redmine_issues --set url=https://redmine.example.com --set token=0123",
            "  kpi connect redmine_issues --set url=... --set 'token=$${env:KPI_SECRET_REDMINE}'",
            "  kpi connect salesforce --currency USD --set url=... --set client_id=... --set client_secret=...",
            "  kpi connect github_issues --as code --set parameters.owner=acme ... --print > code.yaml"
        })
public final class ConnectCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "PRESET", description = "Its name: see 'kpi presets'.")
    private String preset = "";

    @Option(names = "--as", paramLabel = "KEY", description = "The key of the source. Default: the preset's own.")
    private @Nullable String key;

    @Option(
            names = "--set",
            paramLabel = "OPTION=VALUE",
            description = "An option of the source: one that the preset asks for, or any other of its connector.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "The currency of the system's amounts, such as USD. Default: the preset's own.")
    private @Nullable String currency;

    @Option(names = "--replace", description = "Changes what is defined otherwise already.")
    private boolean replace;

    @Option(names = "--print", description = "Writes the definitions as YAML instead, and changes nothing.")
    private boolean print;

    public ConnectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        JsonNode definitions = session.api()
                .post(Query.of("presets", preset, "definitions"), new PresetFilling(key, Map.copyOf(values), currency));
        DefinitionFiles files = session.api().read(definitions, DefinitionFiles.class);
        PresetView view = session.api().read(session.api().get(Query.of("presets", preset)), PresetView.class);
        if (currency == null && view.currency() != null) {
            // on the side of warnings, so that YAML that is printed stays YAML
            session.terminal()
                    .warn("No currency was given, so amounts are taken for " + view.currency()
                            + ". Say --currency if they are in another.");
        }
        if (print) {
            files.files().forEach(file -> session.terminal().data(file.text()));
            return ExitCode.OK;
        }
        requireNothingReplaced(plan("plan", files));
        DefinitionPlan applied = plan("apply", files);
        session.terminal().line(PlanText.summary(applied));
        return read(source(applied), view) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private DefinitionPlan plan(String verb, DefinitionFiles files) {
        return session.api().read(session.api().post(Query.of("definitions", verb), files), DefinitionPlan.class);
    }

    /// A second source of the same preset would take the metrics away from the first.
    private void requireNothingReplaced(DefinitionPlan plan) {
        List<PlannedChange> changed = plan.changes().stream()
                .filter(change -> change.action() == PlannedChange.Action.CHANGE)
                .toList();
        if (!replace && !changed.isEmpty()) {
            throw new CommandFailed("Nothing was changed, since there already is another "
                    + changed.stream()
                            .map(change -> Words.of(change.kind()) + " " + change.key())
                            .collect(Collectors.joining(", "))
                    + ". Change them with --replace, or write the definitions down with --print, give them other keys "
                    + "and apply them.");
        }
    }

    private static String source(DefinitionPlan plan) {
        return plan.changes().stream()
                .filter(change -> Words.of(change.kind()).equals("source"))
                .map(PlannedChange::key)
                .findFirst()
                .orElseThrow(() -> new CommandFailed("The preset defines no source."));
    }

    private boolean read(String source, PresetView view) throws InterruptedException {
        Terminal terminal = session.terminal();
        JsonNode body = session.api().post(Query.of("sources", source, "check"), Map.of());
        CheckReport report = session.api().read(body, CheckReport.class);
        report.messages().forEach(message -> terminal.line("  " + message));
        if (!report.passed()) {
            terminal.warn(terminal.paint(
                    Colour.RED,
                    source + " can not be read yet. Mend what is said above with --replace and --set, then 'kpi sync "
                            + source + "'."));
            return false;
        }
        String run = session.api()
                .post(Query.of("sync-runs"), NewSyncRun.ofNews(source))
                .path("id")
                .asText();
        JsonNode ended = new RunWatch(session.api(), terminal, false).untilOver(run, source, source);
        view.kpis().stream().findFirst().ifPresent(kpi -> terminal.line("Next: kpi tree " + kpi));
        return session.api().read(ended, SyncRun.class).state() == SyncState.SUCCEEDED;
    }
}
