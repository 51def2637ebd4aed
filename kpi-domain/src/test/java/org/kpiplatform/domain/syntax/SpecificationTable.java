package org.kpiplatform.domain.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
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

    /// A test for each line.
    ///
    /// @param language parses a text and gives its canonical form
    public static Stream<DynamicTest> of(Class<?> test, String file, UnaryOperator<String> language) {
        List<String> lines = lines(test, file);
        assertThat(lines).as("lines of %s", file).hasSizeGreaterThan(10);
        return IntStream.range(0, lines.size())
                .filter(index ->
                        !lines.get(index).isBlank() && !lines.get(index).startsWith("#"))
                .mapToObj(index -> dynamicTest(
                        file + ":" + (index + 1) + " " + lines.get(index), () -> check(lines.get(index), language)));
    }

    private static void check(String line, UnaryOperator<String> language) {
        String[] columns =
                Arrays.stream(line.split("\\|", 3)).map(String::strip).toArray(String[]::new);
        String becomes = columns[1].equals("=")
                ? columns[0]
                : String.join(" | ", List.of(columns).subList(1, columns.length));
        assertThat(outcome(columns[0], language)).isEqualTo(becomes);
        if (columns.length == 2) {
            assertThat(language.apply(becomes)).as("read again").isEqualTo(becomes);
        }
    }

    private static String outcome(String text, UnaryOperator<String> language) {
        try {
            return language.apply(text);
        } catch (SyntaxError error) {
            return "error %d..%d | %s"
                    .formatted(error.span().offset(), error.span().end(), error.getMessage());
        }
    }

    private static List<String> lines(Class<?> test, String file) {
        try (InputStream stream = test.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return new String(stream.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
