package org.kpiplatform.connector.tck.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// Writes what came of a contract test to `target/kit/<test class>.tsv`: one line for each test, with the number of its
/// rule, its name, the outcome (`passed`, `failed`, `not_applicable`, `not_tried`), and why.
public final class KitReport implements TestWatcher, AfterAllCallback {

    private static final Path FOLDER = Path.of("target", "kit");

    private final Map<String, String> lines = new TreeMap<>();

    @Override
    public void testSuccessful(ExtensionContext test) {
        note(test, "passed", "");
    }

    @Override
    public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
        note(test, "failed", message(cause));
    }

    @Override
    public void testAborted(ExtensionContext test, @Nullable Throwable cause) {
        boolean applicable = !(cause instanceof Unproven unproven) || unproven.isApplicable();
        note(test, applicable ? "not_tried" : "not_applicable", message(cause));
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        note(test, "not_tried", reason.orElse("disabled"));
    }

    @Override
    public void afterAll(ExtensionContext all) {
        Path file = FOLDER.resolve(all.getRequiredTestClass().getName() + ".tsv");
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file, lines.values().stream().collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void note(ExtensionContext test, String outcome, String reason) {
        Proves proves = test.getRequiredTestMethod().getAnnotation(Proves.class);
        int rule = proves == null ? 0 : proves.value().number();
        String name = test.getRequiredTestMethod().getName();
        lines.put("%02d %s".formatted(rule, name), String.join("\t", String.valueOf(rule), name, outcome, reason));
    }

    /// The first line, since the rest tells values.
    private static String message(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        return message == null
                ? ""
                : message.strip().lines().findFirst().orElse("").replace('\t', ' ');
    }
}
