package org.kpiplatform.domain.syntax;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A text in one of the small languages that cannot be understood or makes no sense, with the place to mend.
///
/// The message is a sentence for the author of the text. It quotes what was found and says what was expected;
/// its positions count from 1, as people do.
public final class SyntaxError extends RuntimeException {

    private static final int LONGEST_QUOTE = 60;

    private final String message;
    private final Span span;
    private final String found;
    private final String expected;
    private final @Nullable String suggestion;

    /// An error that its message describes in full, the suggestion included.
    ///
    /// @param found      what stands there
    /// @param expected   what could stand there
    /// @param suggestion what was probably meant, fit to replace what was found; or null
    public SyntaxError(String message, Span span, String found, String expected, @Nullable String suggestion) {
        super(message);
        this.message = message;
        this.span = span;
        this.found = found;
        this.expected = expected;
        this.suggestion = suggestion;
    }

    /// A token where another was needed.
    public static SyntaxError unexpected(Token token, String expected, Optional<String> suggestion) {
        return unexpected(token.span(), token.written(), expected, suggestion);
    }

    /// Something that was written where something else was needed.
    ///
    /// @param found what stands at the span; empty for the end of the text
    public static SyntaxError unexpected(Span span, String found, String expected, Optional<String> suggestion) {
        boolean isSaid =
                suggestion.filter(meant -> expected.equals("`" + meant + "`")).isPresent();
        String end = isSaid ? "." : didYouMean(suggestion);
        String message = "Found %s%s, expected %s%s".formatted(quoted(found), at(span.offset()), expected, end);
        return new SyntaxError(message, span, found, expected, suggestion.orElse(null));
    }

    /// How messages show a piece of a text: on one line, and not more than fits on it.
    public static String quoted(String piece) {
        if (piece.isEmpty()) {
            return "the end of the text";
        }
        String line = piece.replaceAll("\\s+", " ");
        return "`" + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...") + "`";
    }

    /// The end of a sentence: the offer of a near miss, or the full stop.
    public static String didYouMean(Optional<String> suggestion) {
        return suggestion.map("; did you mean `%s`?"::formatted).orElse(".");
    }

    /// The sentence for the author of the text; like `getMessage`, and never null.
    public String message() {
        return message;
    }

    /// A sentence for those who show the place themselves: without the position.
    ///
    /// @param offset from 0, as the sentence says it from 1
    public static String withoutPosition(String message, int offset) {
        return message.replace(at(offset), "");
    }

    private static String at(int offset) {
        return " at position " + (offset + 1);
    }

    public Span span() {
        return span;
    }

    /// Where the trouble begins, from 0.
    public int offset() {
        return span.offset();
    }

    /// How many characters are in trouble; 0 at the end of the text.
    public int length() {
        return span.length();
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }

    /// What was probably meant, fit to replace what was found.
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestion);
    }
}
