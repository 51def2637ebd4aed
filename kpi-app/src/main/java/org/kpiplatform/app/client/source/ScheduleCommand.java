package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.ScheduleView;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.terminal.CsvText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi schedule SOURCE`.
@Command(
        name = "schedule",
        description = "Tells when a source is synced next by itself, and why. Schedules are defined with the sources.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi schedule shop", "  kpi schedule shop --pause", "  kpi schedule shop --resume"})
public final class ScheduleCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    @ArgGroup
    private @Nullable Change change;

    @Mixin
    private final OutputOption output = new OutputOption();

    public ScheduleCommand(Session session) {
        this.session = session;
    }

    /// What is to be done about it.
    private static final class Change {

        @Option(names = "--pause", description = "Lets it rest until it is resumed.")
        private boolean pause;

        @Option(names = "--resume", description = "Lets it go on; what was missed is made up for by one run.")
        private boolean resume;
    }

    @Override
    public Integer call() {
        JsonNode body = ask();
        ScheduleView schedule = session.api().read(body, ScheduleView.class);
        switch (output.format()) {
            case JSON -> session.terminal().data(session.api().pretty(body));
            case CSV -> session.terminal().data(csv(schedule));
            case TABLE -> print(schedule);
        }
        return ExitCode.OK;
    }

    private JsonNode ask() {
        return change == null
                ? session.api().get(Query.of("sources", source, "schedule"))
                : session.api()
                        .post(
                                Query.of(
                                        "sources",
                                        source,
                                        "schedule",
                                        change.pause && !change.resume ? "pause" : "resume"),
                                Map.of());
    }

    private void print(ScheduleView schedule) {
        if (schedule.nextRun() != null) {
            session.terminal().line("Next run of " + source + ": " + schedule.nextRun());
        }
        session.terminal().line(schedule.why());
    }

    private String csv(ScheduleView schedule) {
        CsvText csv = new CsvText(List.of("source", "schedule", "next_run", "why", "paused_at"));
        csv.row(Arrays.asList(source, schedule.schedule(), schedule.nextRun(), schedule.why(), schedule.pausedAt()));
        return csv.toString();
    }
}
