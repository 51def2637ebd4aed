package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.push.PushApi;
import org.kpiplatform.api.push.PushReceipt;
import org.kpiplatform.api.push.StreamCoverage;
import org.kpiplatform.app.client.command.CommandFailed;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputFormat;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.http.Refused;
import org.kpiplatform.app.client.http.Sent;
import org.kpiplatform.app.client.terminal.ProgressLine;
import org.kpiplatform.app.client.terminal.Quantity;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi push SOURCE STREAM FILE|-`.
@Command(
        name = "push",
        description =
                "Sends records to a stream of a source that has the connector `push`. Lines are sent in parts, each of which "
                        + "the service takes whole or not at all.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi push shop orders orders.ndjson        a record a line",
            "  kpi push shop orders orders.json          one array",
            "  tail -f orders.log | kpi push shop orders -"
        })
public final class PushCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";
    private static final int TOO_MANY = 429;
    private static final int ATTEMPTS = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Session session;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "STREAM", description = "The stream's key in that source.")
    private String stream = "";

    @Parameters(
            index = "2",
            paramLabel = "FILE",
            description =
                    "Of lines with a record each, or, where its name ends in .json, of an array. `-` reads lines from the standard input.")
    private String file = "";

    @Option(
            names = "--complete-through",
            paramLabel = "INSTANT",
            description = "The instant before which everything has come with this: 2026-03-01T10:00:00Z.")
    private @Nullable String completeThrough;

    @Mixin
    private final OutputOption output = new OutputOption();

    private PushTotals totals = PushTotals.of("");

    public PushCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        totals = PushTotals.of(source + "." + stream);
        ProgressLine progress = new ProgressLine(session.terminal(), totals.stream());
        try (InputStream records = open()) {
            if (isOneValue()) {
                send(records.readAllBytes(), "application/json");
            } else {
                sendLines(new LineParts(records, file.equals(STANDARD_INPUT)), progress);
            }
        } catch (IOException e) {
            throw new CommandFailed("`" + file + "` can not be read: " + e.getMessage() + ".", e);
        }
        cover();
        report(progress);
        return totals.quarantined() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private InputStream open() throws IOException {
        return file.equals(STANDARD_INPUT) ? System.in : new BufferedInputStream(Files.newInputStream(Path.of(file)));
    }

    private boolean isOneValue() {
        return file.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private void sendLines(LineParts parts, ProgressLine progress) throws IOException, InterruptedException {
        long size = file.equals(STANDARD_INPUT) ? 0 : Files.size(Path.of(file));
        long sent = 0;
        for (byte[] part = parts.next(); part.length > 0; part = parts.next()) {
            send(part, PushApi.NDJSON);
            sent += part.length;
            if (output.format() == OutputFormat.TABLE) {
                progress.show(size == 0 ? null : (double) sent / size, Quantity.count(totals.read()) + " sent");
            }
        }
    }

    /// A part that has to be sent again is sent with the same key, so that it counts once.
    private void send(byte[] part, String type) throws InterruptedException {
        JsonNode answer = answer(new Sent(type, BodyPublishers.ofByteArray(part))
                .with("Idempotency-Key", UUID.randomUUID().toString()));
        PushReceipt receipt = session.api().read(answer, PushReceipt.class);
        long before = totals.lines();
        totals = totals.plus(receipt, LineParts.lines(part));
        if (output.format() == OutputFormat.TABLE) {
            receipt.problems()
                    .forEach(it -> session.terminal().warn("  " + (before + it.number()) + ": " + it.reason()));
        }
    }

    private JsonNode answer(Sent body) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return session.api().post(Query.of("sources", source, "streams", stream, "records"), body);
            } catch (Refused busy) {
                if (busy.problem().status() != TOO_MANY || attempt == ATTEMPTS) {
                    throw busy;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private void cover() {
        if (completeThrough != null) {
            StreamCoverage coverage = new StreamCoverage(null, instant(completeThrough));
            session.api().put(Query.of("sources", source, "streams", stream, "coverage"), coverage);
        }
    }

    private Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw session.wrongUse("'" + text + "' is no instant, expected one like 2026-03-01T10:00:00Z.");
        }
    }

    private void report(ProgressLine progress) {
        if (output.format() == OutputFormat.TABLE) {
            progress.end(totals.words());
            if (totals.quarantined() > 0) {
                session.terminal()
                        .line("  " + Quantity.count(totals.quarantined()) + " do not fit: 'kpi quarantine " + source
                                + " " + stream + "' shows why.");
            }
            return;
        }
        new Listing<>(PushTotals.class)
                .text("stream", PushTotals::stream)
                .count("read", PushTotals::read)
                .count("added", PushTotals::added)
                .count("changed", PushTotals::changed)
                .count("unchanged", PushTotals::unchanged)
                .count("deleted", PushTotals::deleted)
                .count("quarantined", PushTotals::quarantined)
                .show(
                        session,
                        output.format(),
                        session.api().page(List.of(session.api().tree(totals))));
    }
}
