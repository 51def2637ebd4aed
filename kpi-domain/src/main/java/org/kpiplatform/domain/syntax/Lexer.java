package org.kpiplatform.domain.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cuts a text into tokens. Every small language has the same ones.
final class Lexer {

    static final int LONGEST_TEXT = 10_000;
    static final int MOST_DIGITS = 40;

    private static final Set<String> SYMBOLS =
            Set.of("+", "-", "*", "/", "^", "(", ")", ",", ".", "%", "=", "!=", "<", "<=", ">", ">=");

    /// What people write who come from other languages or from a word processor.
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("==", "="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("<>", "!="),
            Map.entry("**", "^"),
            Map.entry("&&", "and"),
            Map.entry("||", "or"),
            Map.entry("!", "not"),
            Map.entry("\u2264", "<="),
            Map.entry("\u2265", ">="),
            Map.entry("\u2260", "!="),
            Map.entry("\u00d7", "*"),
            Map.entry("\u00f7", "/"),
            Map.entry("\u2212", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2018", "'"),
            Map.entry("\u2019", "'"),
            Map.entry("\u201c", "\""),
            Map.entry("\u201d", "\""),
            Map.entry("\u20ac", "EUR"),
            Map.entry("\u00a3", "GBP"),
            Map.entry("$", "USD"));

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /// All tokens; the last one is the end.
    static List<Token> tokens(String text) {
        if (text.length() > LONGEST_TEXT) {
            String limit = "at most %,d characters".formatted(LONGEST_TEXT);
            String message = "The text has %,d characters, expected %s; split it.".formatted(text.length(), limit);
            throw new SyntaxError(message, new Span(LONGEST_TEXT, 0), text.length() + " characters", limit, null);
        }
        Lexer lexer = new Lexer(text);
        while (lexer.skipSpace()) {
            lexer.tokens.add(lexer.token());
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", "", text.length()));
        return lexer.tokens;
    }

    private boolean skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length();
    }

    private Token token() {
        char first = text.charAt(position);
        if (isDigit(first)) {
            return number();
        }
        if (isLetter(first)) {
            return take(Token.Kind.NAME, endOf(position, true));
        }
        return switch (first) {
            case '\'' -> quoted(Token.Kind.TEXT, '\'');
            case '"' -> quoted(Token.Kind.QUOTED_NAME, '"');
            default -> symbol();
        };
    }

    private Token number() {
        int end = endOf(position, false);
        if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
            end = endOf(end + 1, false);
        }
        if (end < text.length() && isLetter(text.charAt(end))) {
            throw error(endOf(end, true), "a number written out, such as `1500` or `0.25`", Optional.empty());
        }
        if (end - position > MOST_DIGITS) {
            throw error(end, "a number of at most %d digits".formatted(MOST_DIGITS), Optional.empty());
        }
        return take(Token.Kind.NUMBER, end);
    }

    private int endOf(int start, boolean letters) {
        int end = start;
        while (end < text.length() && (isDigit(text.charAt(end)) || (letters && isLetter(text.charAt(end))))) {
            end++;
        }
        return end;
    }

    private Token quoted(Token.Kind kind, char quote) {
        StringBuilder meaning = new StringBuilder();
        int next = position + 1;
        while (next < text.length()) {
            int character = text.codePointAt(next);
            next += Character.charCount(character);
            boolean isQuote = character == quote;
            boolean isDoubled = isQuote && next < text.length() && text.charAt(next) == quote;
            if (isQuote && !isDoubled) {
                return quotedToken(kind, meaning.toString(), next);
            }
            requireStorable(character, next);
            meaning.appendCodePoint(character);
            next += isDoubled ? 1 : 0;
        }
        throw error(text.length(), "a closing `%s`".formatted(quote), Optional.empty());
    }

    private Token quotedToken(Token.Kind kind, String meaning, int end) {
        if (kind == Token.Kind.QUOTED_NAME && meaning.isEmpty()) {
            throw error(end, "a name between the quotes", Optional.empty());
        }
        Token token = new Token(kind, meaning, text.substring(position, end), position);
        position = end;
        return token;
    }

    /// PostgreSQL stores no NUL, and half of a character is none.
    private void requireStorable(int character, int end) {
        if (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE) {
            String code = "U+%04X".formatted(character);
            Span span = new Span(end - Character.charCount(character), Character.charCount(character));
            String expected = "a character that can be shown";
            String message =
                    "Found %s inside quotes at position %d, expected %s.".formatted(code, span.offset() + 1, expected);
            throw new SyntaxError(message, span, code, expected, null);
        }
    }

    private Token symbol() {
        int two = Math.min(position + 2, text.length());
        String pair = text.substring(position, two);
        if (SYMBOLS.contains(pair)) {
            return take(Token.Kind.SYMBOL, two);
        }
        if (FOREIGN.containsKey(pair)) {
            throw foreign(pair);
        }
        if (SYMBOLS.contains(pair.substring(0, 1))) {
            return take(Token.Kind.SYMBOL, position + 1);
        }
        throw foreign(Character.toString(text.codePointAt(position)));
    }

    private SyntaxError foreign(String symbol) {
        Optional<String> suggestion = Optional.ofNullable(FOREIGN.get(symbol));
        String expected = suggestion.map("`%s`"::formatted).orElseGet(() -> {
            boolean isLetter = Character.isLetter(symbol.codePointAt(0));
            return isLetter
                    ? "a letter of a to z (put other names into double quotes)"
                    : "a name, a number, a 'text' or one of + - * / ^ ( ) , = != < <= > >=";
        });
        return error(position + symbol.length(), expected, suggestion);
    }

    private Token take(Token.Kind kind, int end) {
        String written = text.substring(position, end);
        Token token = new Token(kind, written, written, position);
        position = end;
        return token;
    }

    private SyntaxError error(int end, String expected, Optional<String> suggestion) {
        Token token = new Token(Token.Kind.SYMBOL, "", text.substring(position, end), position);
        return SyntaxError.unexpected(token, expected, suggestion);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
    }
}
