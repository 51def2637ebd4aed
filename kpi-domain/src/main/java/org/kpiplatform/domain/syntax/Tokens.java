package org.kpiplatform.domain.syntax;

import java.util.List;
import java.util.Optional;

/// Reads a text token by token; what the parser of every small language stands on. Not thread-safe.
///
/// Two limits keep any input harmless: a text has at most 10,000 characters and at most 100 steps. Parsers call
/// [#step] for every operator, call and parenthesis, so that neither they nor anybody who walks the tree afterwards
/// can run out of stack.
public final class Tokens {

    private static final int MOST_STEPS = 100;

    private final List<Token> tokens;
    private int position;
    private int steps;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// The tokens of a text.
    ///
    /// @throws SyntaxError when it is too long or holds what is no token
    public static Tokens of(String text) {
        return new Tokens(Lexer.tokens(text));
    }

    /// The token that comes next; at the end, the end.
    public Token peek() {
        return tokens.get(position);
    }

    /// The one after the next.
    public Token peekSecond() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    /// Reads a token; the end can be read any number of times.
    public Token next() {
        Token token = peek();
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    /// From a token that has been read through the last one that has.
    public Span spanSince(Token first) {
        return first.span().through(tokens.get(Math.max(position - 1, 0)).span());
    }

    /// Whether a symbol or word of the language comes next.
    public boolean isNext(String symbolOrWord) {
        return peek().is(symbolOrWord);
    }

    /// Reads a symbol or word if it comes next.
    public boolean accept(String symbolOrWord) {
        boolean isNext = isNext(symbolOrWord);
        if (isNext) {
            next();
        }
        return isNext;
    }

    /// Reads a symbol or word that must come next.
    public Token expect(String symbolOrWord) {
        return expect(symbolOrWord, "`" + symbolOrWord + "`");
    }

    /// Reads a symbol or word that must come next.
    ///
    /// @param expected what could stand there, for the message
    public Token expect(String symbolOrWord, String expected) {
        if (!isNext(symbolOrWord)) {
            throw unexpected(expected, symbolOrWord);
        }
        return next();
    }

    /// Makes sure that nothing is left.
    ///
    /// @param expected   what could stand there, the end included
    /// @param candidates words that the rest may be a misspelling of
    public void expectEnd(String expected, String... candidates) {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected(expected, candidates);
        }
    }

    /// Counts an operator, a call, a further argument or a parenthesis.
    ///
    /// @throws SyntaxError when there are more than anybody can read
    public void step() {
        steps++;
        if (steps > MOST_STEPS) {
            String limit = "at most %d operators, calls and parentheses".formatted(MOST_STEPS);
            throw SyntaxError.unexpected(peek(), limit + " in one text", Optional.empty());
        }
    }

    /// What to throw when the next token fits nowhere.
    public SyntaxError unexpected(String expected, String... candidates) {
        Token token = peek();
        return SyntaxError.unexpected(token, expected, NearMiss.of(token.written(), List.of(candidates)));
    }
}
