package org.kpiplatform.connector.jdbc.database;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a configured query must be: one statement that reads. It is put in parentheses later, so that also the
/// database refuses what is no query; what protects data in the end are the rights of the account.
public final class ReadOnlyText {

    private static final Set<String> BEGINNINGS = Set.of("select", "with", "table");
    private static final Set<String> WRITING = Set.of(
            "insert", "update", "delete", "merge", "truncate", "drop", "alter", "create", "grant", "call", "into");

    /// Comments, literals, quoted names, words and single signs, in this order.
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>--[^\\r\\n]*|/\\*(?:(?!/\\*).)*?\\*/)"
                    + "|(?<literal>'(?:[^']|'')*')"
                    + "|(?<name>\"(?:[^\"]|\"\")*\"|`[^`]*`)"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
                    + "|(?<blank>\\s+)"
                    + "|(?<sign>.)",
            Pattern.DOTALL);

    private final String option;
    private int depth;
    private boolean begun;
    private boolean ended;

    private ReadOnlyText(String option) {
        this.option = option;
    }

    /// Refuses a text that is not one query.
    ///
    /// @param option where it stands
    public static void require(String text, String option) {
        new ReadOnlyText(option).scan(text);
    }

    /// The query without the semicolon that may end it.
    public static String withoutEnd(String text) {
        String stripped = text.strip();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    private void scan(String text) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group("blank") != null || token.group("comment") != null) {
                continue;
            }
            if (ended) {
                throw refusal("has more than one statement");
            }
            if (token.group("literal") != null) {
                requirePlain(token.group("literal"));
            } else if (token.group("word") != null) {
                word(token.group("word").toLowerCase(Locale.ROOT));
            } else if (token.group("sign") != null) {
                sign(token.group("sign").charAt(0));
            }
            begun = true;
        }
        if (!begun || depth != 0) {
            throw refusal(begun ? "has a parenthesis that is not closed" : "is empty");
        }
    }

    private void word(String word) {
        if (!begun && !BEGINNINGS.contains(word)) {
            throw refusal("begins with `" + word + "`");
        }
        if (WRITING.contains(word)) {
            throw refusal("has the word `" + word + "`, which writes; a column of that name is put in double quotes");
        }
    }

    private void sign(char sign) {
        switch (sign) {
            case '(' -> depth++;
            case ')' -> depth--;
            case ';' -> ended = true;
            case '\'', '"', '`' -> throw refusal("has a quote that is not closed");
            case '$' -> throw refusal("quotes with dollars, or has a parameter; write texts as '...'");
            case '?' -> throw refusal("has a `?`, which stands for a parameter; write the operator as a function");
            case '{', '}' -> throw refusal("has a brace");
            case '\0' -> throw refusal("has a null character");
            default -> {
                // part of an expression
            }
        }
        if (depth < 0) {
            throw refusal("closes a parenthesis that it has not opened");
        }
        if (!begun && sign != '(') {
            throw refusal("begins with `" + sign + "`");
        }
    }

    /// Databases disagree whether a backslash before a quote keeps it from ending the literal.
    private void requirePlain(String literal) {
        if (literal.contains("\\'")) {
            throw refusal("has a backslash before a quote; write a quote in a text as ''");
        }
        if (!begun) {
            throw refusal("begins with a text");
        }
    }

    private IllegalArgumentException refusal(String flaw) {
        return new IllegalArgumentException("`" + option + "` " + flaw
                + "; expected one statement that reads: SELECT, WITH or TABLE. Nothing else is ever sent.");
    }
}
