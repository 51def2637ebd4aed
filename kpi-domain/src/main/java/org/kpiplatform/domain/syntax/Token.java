package org.kpiplatform.domain.syntax;

/// The smallest thing of a language that has a meaning.
///
/// @param kind    what it is
/// @param text    what it means: of `'it''s'` that is `it's`
/// @param written as it stands in the text, quotes included; empty at the end
/// @param offset  of its first character
public record Token(Kind kind, String text, String written, int offset) {

    /// What a token is.
    public enum Kind {
        /// `12.5`: never with a sign.
        NUMBER,
        /// `'order'`.
        TEXT,
        /// `amount`: a name or a word of the language.
        NAME,
        /// `"amount"`: a name, whatever the words of the language are.
        QUOTED_NAME,
        /// `+`, `<=`, `(`.
        SYMBOL,
        /// After the last character.
        END
    }

    public Span span() {
        return new Span(offset, written.length());
    }

    /// Whether it is this symbol or this word of the language.
    public boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
    }

    /// Whether it names something that is not part of the language.
    public boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
    }
}
