package org.kpiplatform.connector.singer.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// A program that can be run: with which arguments, settings and environment, and by whose leave.
///
/// @param command       the program and the arguments that it always gets
/// @param environment   names of variables that it gets from the service; nothing else of it
/// @param workingFolder null for the private folder of each run
public record Tap(
        List<String> command,
        TapSettings settings,
        List<String> environment,
        @Nullable Path workingFolder,
        TapPermissions permissions,
        SourceContext context) {

    /// A file that the tap is given: `--state` and what is in it.
    public record Argument(String option, String content) {}

    private static final String MARK = "KPI_TAP_RUN";

    public Tap {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }

    /// Lets it tell its streams.
    public TapProcess discover() throws InterruptedException {
        return start(List.of(), List.of("--discover"));
    }

    /// Lets it write records.
    public TapProcess read(List<Argument> files) throws InterruptedException {
        return start(files, List.of());
    }

    private TapProcess start(List<Argument> files, List<String> flags) throws InterruptedException {
        Path program = permissions.require(command.getFirst());
        Map<String, String> lent = permissions.environment(environment);
        requireWorkingFolder();
        context.budget().acquire(1);
        TapFolder folder = TapFolder.create();
        try {
            List<String> line = new ArrayList<>(List.of(program.toString()));
            line.addAll(command.subList(1, command.size()));
            line.addAll(List.of(
                    "--config", folder.write("config.json", settings.file()).toString()));
            for (Argument file : files) {
                String name = file.option().replaceFirst("^--", "") + ".json";
                line.addAll(List.of(
                        file.option(), folder.write(name, file.content()).toString()));
            }
            line.addAll(flags);
            return start(line, lent, folder);
        } catch (SourceException e) {
            folder.close();
            throw e;
        }
    }

    private TapProcess start(List<String> line, Map<String, String> lent, TapFolder folder) {
        String mark = MARK + "=" + UUID.randomUUID();
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.directory((workingFolder == null ? folder.path() : workingFolder).toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables.put("LANG", "C.UTF-8");
        variables.put("HOME", folder.path().toString());
        variables.put("TMPDIR", folder.path().toString());
        variables.putAll(lent);
        variables.put(MARK, mark.substring(MARK.length() + 1));
        try {
            return new TapProcess(builder.start(), mark, folder, this);
        } catch (IOException e) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "The tap `" + line.getFirst() + "` can not be started: " + e.getMessage()
                            + ". Is the interpreter there that its first line names?",
                    e);
        }
    }

    private void requireWorkingFolder() {
        if (workingFolder == null) {
            return;
        }
        try {
            if (context.mayRead(workingFolder.toRealPath())) {
                return;
            }
        } catch (IOException e) {
            throw new SourceException(ErrorKind.CONFIG, "`working_folder` can not be found: " + e + ".", e);
        }
        throw new SourceException(
                ErrorKind.CONFIG,
                "`working_folder` is `" + workingFolder + "`, which this source may not read. Choose another one, or "
                        + "have the operator permit that folder.");
    }
}
