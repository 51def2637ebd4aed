package org.kpiplatform.app.client.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.publication.PublishedValue;
import org.kpiplatform.api.publication.Restatement;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kpi restatements [KEY]`.
@Command(
        name = "restatements",
        description =
                "Lists values of final periods that were reported, and then reported otherwise; the latest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi restatements", "  kpi restatements win_rate -o csv"})
public final class RestatementsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "KEY", description = "Only those of this KPI or metric.")
    private @Nullable String key;

    @Mixin
    private final OutputOption output = new OutputOption();

    public RestatementsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode page = session.api().list(Query.of("restatements").with("key", key));
        new Listing<>(Restatement.class)
                .text("key", it -> it.after().key())
                .text("period", it -> it.after().period())
                .text("slice", RestatementsCommand::slice)
                .text("before", it -> shown(it.before()))
                .text("after", it -> shown(it.after()))
                .text("cause", RestatementsCommand::cause)
                .text("known from", it -> it.after().knownFrom())
                .whenEmpty("Nothing that was reported has been restated.")
                .show(session, output.format(), page);
        return ExitCode.OK;
    }

    private static String slice(Restatement restatement) {
        return restatement.after().slice().entrySet().stream()
                .map(part -> part.getKey() + "=" + (part.getValue() == null ? "" : part.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String shown(PublishedValue value) {
        return value.value() == null
                ? String.valueOf(value.absence()).toLowerCase(java.util.Locale.ROOT)
                : value.value().toString();
    }

    private static String cause(Restatement restatement) {
        return restatement.after().run() == null
                ? "definition of " + restatement.after().definition()
                : "records of sync run " + restatement.after().run();
    }
}
