package org.kpiplatform.app.client.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.entry.EntriesApi;
import org.kpiplatform.api.entry.Entry;
import org.kpiplatform.api.entry.EntryState;
import org.kpiplatform.api.entry.NewEntry;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi enter METRIC PERIOD VALUE`.
@Command(
        name = "enter",
        description = "Types in the value of a metric over a source that has the connector `entry`.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi enter satisfaction 2026-03 7.8 --as Ann --note 'Survey, 212 answers'",
            "  kpi enter market_share 2026-Q1 '12.5 %%' --as Ann --where country=France",
            "  kpi enter satisfaction 2026-03 --withdraw --as Ann --note 'Was that of April'"
        })
public final class EnterCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "METRIC", description = "The metric's key.")
    private String metric = "";

    @Parameters(index = "1", paramLabel = "PERIOD", description = "The label of the period: 2026-03.")
    private String period = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "VALUE",
            description = "A number, with the unit if you like: 7.8, '63 %%', '1200.50 GBP'.")
    private @Nullable String value;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "NAME",
            description = "Who types it in. Any name is believed.")
    private String author = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "Where it is from, or why it was corrected.")
    private @Nullable String note;

    @Option(
            names = "--where",
            paramLabel = "DIMENSION=VALUE",
            description = "Of which slice it is; once for each dimension.")
    private List<String> where = List.of();

    @Option(names = "--withdraw", description = "Lets the period have no value.")
    private boolean withdraw;

    public EnterCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (withdraw == (value != null)) {
            throw session.wrongUse(withdraw ? "Give a VALUE, or --withdraw, not both." : "Which VALUE?");
        }
        Entry entry = session.api().read(value == null ? withdrawn() : entered(value), Entry.class);
        String slice = EntrySlice.words(entry.slice());
        session.terminal()
                .line(metric + " " + entry.period() + (slice.isEmpty() ? "" : " " + slice) + ": "
                        + (entry.value() == null ? "withdrawn" : entry.value().toPlainString()) + outcome(entry));
        return ExitCode.OK;
    }

    private JsonNode entered(String text) {
        TypedValue typed = TypedValue.parse(text)
                .orElseThrow(() -> session.wrongUse("'" + text + "' is no value, expected one like 7.8 or '63 %'."));
        return session.api()
                .put(
                        place(),
                        new NewEntry(typed.value(), typed.unit(), note, EntrySlice.parse(session, where)),
                        EntriesApi.AUTHOR,
                        author);
    }

    private JsonNode withdrawn() {
        EntrySlice.parse(session, where);
        return session.api().delete(place().withAll("where", where).with("note", note), EntriesApi.AUTHOR, author);
    }

    private Query place() {
        return Query.of("metrics", metric, "entries", period);
    }

    private String outcome(Entry entry) {
        return entry.state() == EntryState.PENDING
                ? ", waits for approval: 'kpi approve " + metric + " " + entry.id() + " --as NAME'"
                : "";
    }
}
