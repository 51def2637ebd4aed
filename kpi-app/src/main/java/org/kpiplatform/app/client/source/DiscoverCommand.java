package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.FieldView;
import org.kpiplatform.api.source.discovery.DeletedRecords;
import org.kpiplatform.api.source.discovery.DiscoveredStream;
import org.kpiplatform.api.source.discovery.StreamSample;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi discover SOURCE [STREAM]`.
@Command(
        name = "discover",
        description = "Lists the streams that a source has now, or shows some records of one. Stores nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi discover shop",
            "  kpi discover shop orders",
            "  kpi discover shop orders --limit 100 -o csv > a-look.csv"
        })
public final class DiscoverCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STREAM",
            description = "A stream to show records of. Default: list all streams.")
    private @Nullable String stream;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "The most rows to read of a stream, 1 to 500. Default: 20.")
    private int limit = 20;

    @Mixin
    private final OutputOption output = new OutputOption();

    public DiscoverCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (stream == null) {
            list();
        } else {
            show(stream);
        }
        return ExitCode.OK;
    }

    private void list() {
        JsonNode page = session.api().list(Query.of("sources", source, "discovered-streams"));
        new Listing<>(DiscoveredStream.class)
                .text("stream", DiscoveredStream::stream)
                .text("key", it -> String.join(", ", it.keyFields()))
                .text("what is new by", DiscoveredStream::cursorField)
                .text("deleted records", it -> words(it.deletedRecords()))
                .text("read", it -> it.defined() ? "yes" : "no")
                .text("fields", it -> names(it.fields()))
                .whenEmpty("Source " + source + " has no streams.")
                .show(session, output.format(), page);
    }

    private void show(String name) {
        JsonNode body = session.api()
                .get(Query.of("sources", source, "discovered-streams", name, "sample")
                        .with("limit", limit));
        switch (output.format()) {
            case JSON -> session.terminal().data(session.api().pretty(body));
            case CSV -> session.terminal().data(SampleText.csv(sample(body)));
            case TABLE -> SampleText.print(session.terminal(), sample(body));
        }
    }

    private StreamSample sample(JsonNode body) {
        return session.api().read(body, StreamSample.class);
    }

    private static String names(List<FieldView> fields) {
        return String.join(", ", fields.stream().map(FieldView::name).toList());
    }

    private static String words(DeletedRecords deleted) {
        return switch (deleted) {
            case NONE -> "do not show";
            case TOMBSTONE -> "are told";
            case SOFT_DELETE -> "are marked";
            case SNAPSHOT_DIFF -> "are missing";
        };
    }
}
