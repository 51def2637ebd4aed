package org.kpiplatform.domain.syntax;

/// A stretch of a text in one of the small languages, counted in UTF-16 characters as [String] counts them.
///
/// @param offset of its first character, from 0
/// @param length may be 0: between two characters, or at the end
public record Span(int offset, int length) {

    public int end() {
        return offset + length;
    }

    /// From where this one begins to where the other ends.
    public Span through(Span last) {
        return new Span(offset, last.end() - offset);
    }

    /// The characters it covers.
    public String in(String text) {
        return text.substring(offset, end());
    }
}
