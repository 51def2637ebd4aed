package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.preset.PresetSetting;
import org.kpiplatform.api.preset.PresetView;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputFormat;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kpi presets [PRESET]`.
@Command(
        name = "presets",
        description = "Lists ready definitions of known systems, or says what one of them asks for.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi presets                  which there are",
            "  kpi presets github_issues    what it defines, and what 'kpi connect' has to be told"
        })
public final class PresetsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "PRESET", description = "Its name. Without one: the list.")
    private @Nullable String preset;

    @Mixin
    private final OutputOption output = new OutputOption();

    public PresetsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (preset == null) {
            list(session.api().list(Query.of("presets")));
        } else {
            JsonNode body = session.api().get(Query.of("presets", preset));
            if (output.format() == OutputFormat.JSON) {
                session.terminal().data(session.api().pretty(body));
            } else {
                describe(session.api().read(body, PresetView.class));
            }
        }
        return ExitCode.OK;
    }

    private void list(JsonNode page) {
        new Listing<>(PresetView.class)
                .text("preset", PresetView::name)
                .text("title", PresetView::title)
                .text("connector", PresetView::connector)
                .count("metrics", PresetView::metrics)
                .count("kpis", view -> view.kpis().size())
                .whenEmpty("No plugin brings a preset.")
                .show(session, output.format(), page);
    }

    private void describe(PresetView view) {
        Terminal terminal = session.terminal();
        terminal.line(view.title() + (view.description().isEmpty() ? "" : ". " + view.description()));
        terminal.line("Reads by connector " + view.connector() + "; defines the source " + view.source() + ", "
                + view.metrics() + " metrics and the KPIs " + String.join(", ", view.kpis()) + ".");
        for (PresetSetting setting : view.settings()) {
            terminal.line(
                    "  " + setting.option() + ": " + setting.description() + (setting.secret() ? " (secret)" : ""));
        }
        if (view.currency() != null) {
            terminal.line("Amounts are in " + view.currency() + " unless --currency says otherwise.");
        }
        terminal.line("Use it with: kpi connect " + view.name()
                + view.settings().stream()
                        .map(setting -> " --set " + setting.option() + "=…")
                        .collect(Collectors.joining()));
    }
}
