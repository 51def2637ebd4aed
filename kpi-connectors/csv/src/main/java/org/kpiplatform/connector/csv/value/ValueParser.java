package org.kpiplatform.connector.csv.value;

/// Turns the characters of a field into a value of one type. Not thread-safe: parsers remember what they have seen.
public interface ValueParser {

    /// Reads `text[from]` up to but without `text[to]`, which is not empty.
    ///
    /// @return the value, or [Unreadable#UNREADABLE]
    Object parse(char[] text, int from, int to);

    /// What it takes, to follow the word "expected".
    String expected();

    /// Whether blanks around a value mean nothing.
    default boolean trims() {
        return true;
    }
}
