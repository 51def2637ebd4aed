package org.kpiplatform.app.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What `postmaster.pid` in a data folder says of the server that last ran on it; it may long be dead.
record PostmasterFile(long pid, int port) {

    static final String NAME = "postmaster.pid";

    /// Empty where no server left a file, or where one was killed before it had written all of it.
    static Optional<PostmasterFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME));
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(number(lines.get(0)), (int) number(lines.get(3))));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Whether the process of that number is a server on `data`, and not a stranger that got the number later.
    boolean runsOn(Path data) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().arguments())
                .filter(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .isPresent();
    }

    /// Whether some process has that number now.
    boolean numberIsTaken() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static long number(String line) {
        return Long.parseLong(line.strip());
    }
}
