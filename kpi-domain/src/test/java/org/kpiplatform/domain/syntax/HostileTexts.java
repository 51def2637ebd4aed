package org.kpiplatform.domain.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/// Texts that parsers have fallen over, and what is asked of ours: a result, or an error that points into the text.
public final class HostileTexts {

    /// Half of what the JVM gives a thread on Linux.
    private static final long SMALL_STACK = 512 * 1024;

    static final String[] PIECES = {
        "a",
        "amount",
        "agent.region",
        "1",
        "0.5",
        "'x'",
        "''",
        "'",
        "\"in\"",
        "\"",
        "+",
        "-",
        "*",
        "/",
        "^",
        "(",
        ")",
        ",",
        ".",
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "%",
        "and",
        "or",
        "not",
        "in",
        "is",
        "null",
        "true",
        "false",
        "date '2011-03-01'",
        "hours(a, b)",
        "hours(",
        "sum(",
        "count()",
        "percentile(",
        "open(a, b",
        "if(",
        "prev(",
        "coalesce(",
        "round(",
        "to_date(",
        "convert(",
        "year",
        "EUR",
        "order",
        "ratio",
        "hour",
        "1e9",
        "==",
        "&&",
        "\u00e4",
        "\ud83d\ude00",
        "\ud83d",
        "\u0000",
        "\n",
        "\t",
        " ",
        "99999999999999999999999999999999999999999"
    };

    private HostileTexts() {}

    /// Any characters, and any pieces of the languages in any order.
    public static Arbitrary<String> any() {
        Arbitrary<String> soup = Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join(" ", pieces));
        Arbitrary<String> dense = Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(soup, dense, Arbitraries.strings().ofMaxLength(60));
    }

    /// A million characters of one kind or another.
    public static Stream<String> huge() {
        return Stream.of("a", "1", " ", "(", "a + ", "'", "\"", "-", "\ud83d\ude00", "coalesce(a, ", "a, ")
                .map(piece -> piece.repeat(1_000_000 / piece.length()));
    }

    /// Nested and chained beyond any use.
    public static Stream<String> bottomless() {
        return List.of(
                        "(", "-", "- (", "not ", "not (", "a + ", "a ^ ", "a * (", "a.", "a and ", "min(", "if(a > ",
                        "'", "a in (")
                .stream()
                .flatMap(piece -> Stream.of(100, 3_000, 100_000).map(piece::repeat));
    }

    /// Lets a parser have a text on a small stack; what it makes of it is walked too.
    public static void survives(String text, Consumer<String> parser) {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread =
                new Thread(null, () -> thrown.set(catchThrowable(() -> parser.accept(text))), "hostile", SMALL_STACK);
        thread.start();
        try {
            thread.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
        assertThat(thread.isAlive()).as("still parsing").isFalse();
        if (thrown.get() != null) {
            assertThat(thrown.get()).isInstanceOf(SyntaxError.class);
            requireHelp(text, (SyntaxError) thrown.get());
        }
    }

    /// An error says where it is, what was found there and what was expected, in a sentence; and if it has a
    /// suggestion, the sentence offers it.
    static void requireHelp(String text, SyntaxError error) {
        assertThat(error.offset()).isBetween(0, text.length());
        assertThat(error.length()).isBetween(0, text.length() - error.offset());
        assertThat(error.expected()).isNotBlank();
        assertThat(error.found()).matches(found -> !found.isEmpty() || error.length() == 0, "empty at the end only");
        assertThat(error.message()).matches("(?s).*[.?]").hasSizeLessThan(1_000);
        error.suggestion().ifPresent(meant -> assertThat(error.message()).contains("`" + meant + "`"));
    }
}
