package org.kpiplatform.app.client.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.upload.UploadedFile;
import org.kpiplatform.api.upload.UploadsApi;
import org.kpiplatform.app.client.command.CommandFailed;
import org.kpiplatform.app.client.command.OutputFormat;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.http.Refused;
import org.kpiplatform.app.client.http.Sent;
import org.kpiplatform.app.client.source.SyncNow;
import org.kpiplatform.app.client.terminal.ProgressLine;
import org.kpiplatform.app.client.terminal.Quantity;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi upload SOURCE FILE...`.
@Command(
        name = "upload",
        description =
                "Sends files for a source to read, whose definition says 'folder: <uploaded>', and has it synced. "
                        + "A file takes the place of the one by the same name.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi upload shop orders-2011-03.csv",
            "  kpi upload shop exports/*.csv.gz --no-sync",
            "  kpi upload shop '/tmp/Größe & Gewicht.csv' --as sizes.csv"
        })
public final class UploadCommand implements Callable<Integer> {

    private static final int TOO_MANY = 429;
    private static final int ATTEMPTS = 60;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Session session;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Files of this machine.")
    private List<Path> files = List.of();

    @Option(names = "--as", paramLabel = "NAME", description = "What the file is called there; its own name otherwise.")
    private @Nullable String name;

    @Option(names = "--by", paramLabel = "NAME", description = "Who sends it. Any name is believed.")
    private @Nullable String author;

    @Option(
            names = "--no-sync",
            description =
                    "Only sends the files. Otherwise the source is synced once all have come, and with -o the run is "
                            + "shown; with --no-sync, the files are.")
    private boolean noSync;

    @Mixin
    private final OutputOption output = new OutputOption();

    public UploadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (name != null && files.size() != 1) {
            throw session.wrongUse("--as names one file, but there are " + files.size() + ".");
        }
        requireFiles();
        List<JsonNode> taken = new ArrayList<>();
        for (Path file : files) {
            taken.add(send(file));
        }
        if (!noSync) {
            return new SyncNow(session, output.format()).of(source);
        }
        if (output.format() != OutputFormat.TABLE) {
            FilesCommand.listing().show(session, output.format(), session.api().page(taken));
        }
        return ExitCode.OK;
    }

    /// All of them, before the first is sent.
    private void requireFiles() {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new CommandFailed(
                        Files.isDirectory(file)
                                ? "`" + file + "` is a folder; name the files in it, such as " + file + "/*.csv."
                                : "There is no file `" + file + "`.");
            }
        }
    }

    private JsonNode send(Path file) throws InterruptedException {
        String called = name == null ? file.getFileName().toString() : name;
        ProgressLine progress = new ProgressLine(session.terminal(), called);
        try {
            JsonNode answer = answer(file, called, progress);
            if (output.format() == OutputFormat.TABLE) {
                progress.end(size(session.api().read(answer, UploadedFile.class).size()) + " sent");
            }
            return answer;
        } catch (IOException e) {
            throw new CommandFailed("`" + file + "` can not be read: " + e.getMessage() + ".", e);
        }
    }

    private JsonNode answer(Path file, String called, ProgressLine progress) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return session.api().put(Query.of("sources", source, "files", called), body(file, progress));
            } catch (Refused busy) {
                if (busy.problem().status() != TOO_MANY || attempt == ATTEMPTS) {
                    throw busy;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private Sent body(Path file, ProgressLine progress) throws IOException {
        long size = Files.size(file);
        Sent sent = new Sent("text/csv", CountedFile.of(file, bytes -> {
            if (output.format() == OutputFormat.TABLE) {
                progress.show((double) bytes / size, size(bytes) + " of " + size(size));
            }
        }));
        return author == null ? sent : sent.with(UploadsApi.AUTHOR, author);
    }

    /// `48 kB`, `1.2 MB`.
    static String size(long bytes) {
        return bytes < 1_000
                ? bytes + " bytes"
                : bytes < 1_000_000 ? Quantity.number(bytes / 1e3, 0) + " kB" : Quantity.number(bytes / 1e6, 1) + " MB";
    }
}
