package org.kpiplatform.domain.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// A file beside the test that says what a language understands. Each line is an input and what becomes of it:
///
///     amount * 2 + 1  | =                          the canonical form is the text itself
///     (amount) + 1    | amount + 1                 the canonical form
///     amount +        | error 8..8 | Found the...   an error, its stretch and the whole message
///
/// Empty lines and lines that begin with `#` say nothing.
public final class SpecificationTable {

    private SpecificationTable() {}

    /// A test for each line; a canonical form must also be read as itself.
    ///
    /// @param language parses a text and gives its canonical form
    public static Stream<DynamicTest> of(Class<?> test, String file, UnaryOperator<String> language) {
        return lines(test, file, line -> {
            check(line, language);
            if (line.isValid()) {
                assertThat(language.apply(line.outcome())).as("read again").isEqualTo(line.outcome());
            }
        });
    }

    /// A test for each line, whose outcome is not in the same language.
    public static Stream<DynamicTest> ofResults(Class<?> test, String file, UnaryOperator<String> result) {
        return lines(test, file, line -> check(line, result));
    }

    private record Line(String text, String outcome, boolean isValid) {

        static Line of(String line) {
            String[] columns =
                    Arrays.stream(line.split("\\|", 3)).map(String::strip).toArray(String[]::new);
            String outcome = String.join(" | ", List.of(columns).subList(1, columns.length));
            return new Line(columns[0], outcome.equals("=") ? columns[0] : outcome, columns.length == 2);
        }
    }

    private static Stream<DynamicTest> lines(Class<?> test, String file, Consumer<Line> check) {
        List<String> lines = read(test, file);
        return IntStream.range(0, lines.size())
                .filter(index ->
                        !lines.get(index).isBlank() && !lines.get(index).startsWith("#"))
                .mapToObj(index -> dynamicTest(
                        file + ":" + (index + 1) + " " + lines.get(index),
                        () -> check.accept(Line.of(lines.get(index)))));
    }

    private static void check(Line line, UnaryOperator<String> language) {
        assertThat(outcome(line.text(), language)).isEqualTo(line.outcome());
    }

    private static String outcome(String text, UnaryOperator<String> language) {
        try {
            return language.apply(text);
        } catch (SyntaxError error) {
            return "error %d..%d | %s"
                    .formatted(error.span().offset(), error.span().end(), error.getMessage());
        }
    }

    private static List<String> read(Class<?> test, String file) {
        try (InputStream stream = test.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            List<String> lines =
                    new String(stream.readAllBytes(), UTF_8).lines().toList();
            assertThat(lines).as(file).anyMatch(line -> line.contains("|"));
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
