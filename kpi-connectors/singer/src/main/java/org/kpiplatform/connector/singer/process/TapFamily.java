package org.kpiplatform.connector.singer.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A tap's process and all that it has started, which end together. On Linux those are found, too, whose parents have
/// ended before: they carry the mark of the run in their environment.
///
/// @param mark a variable and its value that no other process has
record TapFamily(Process tap, String mark) {

    private static final Path PROCESSES = Path.of("/proc");
    /// A process that starts others as fast as they are found will not be beaten by patience.
    private static final int ROUNDS = 20;

    private static final int ROUND_MILLIS = 50;

    /// Ends all at once. None of them holds anything that a signal to end first could save.
    void kill() {
        Set<ProcessHandle> living = living();
        for (int round = 0; round < ROUNDS && !living.isEmpty(); round++) {
            living.forEach(ProcessHandle::destroyForcibly);
            living.forEach(TapFamily::awaitEnd);
            living = living();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, ROUND_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    private Set<ProcessHandle> living() {
        List<ProcessHandle> born = tap.descendants().toList(); // before their parent is gone
        return Stream.of(Stream.of(tap.toHandle()), born.stream(), marked())
                .flatMap(handles -> handles)
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toSet());
    }

    private Stream<ProcessHandle> marked() {
        if (!Files.isDirectory(PROCESSES)) {
            return Stream.empty();
        }
        return ProcessHandle.allProcesses().filter(this::isMarked);
    }

    private boolean isMarked(ProcessHandle process) {
        try {
            byte[] environment = Files.readAllBytes(PROCESSES.resolve(process.pid() + "/environ"));
            return new String(environment, ISO_8859_1).contains(mark);
        } catch (IOException _) {
            return false; // of another user, or gone
        }
    }
}
