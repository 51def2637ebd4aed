package org.kpiplatform.domain.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.syntax.Token.Kind;

class TokensTest {

    @Test
    void cutsATextIntoTokensThatKnowWhereTheyStand() {
        Tokens tokens = Tokens.of(" 1.50<=a_1.\"b \"\"c\"\"\" 'it''s'");

        assertThat(all(tokens))
                .extracting(Token::kind, Token::text, Token::offset)
                .map(Object::toString)
                .containsExactly(
                        "(NUMBER, \"1.50\", 1)",
                        "(SYMBOL, \"<=\", 5)",
                        "(NAME, \"a_1\", 7)",
                        "(SYMBOL, \".\", 10)",
                        "(QUOTED_NAME, \"b \"c\"\", 11)",
                        "(TEXT, \"it's\", 21)",
                        "(END, \"\", 28)");
    }

    @Test
    void neverTakesAQuotedNameForAWordOfTheLanguage() {
        assertThat(Tokens.of("and").isNext("and")).isTrue();
        assertThat(Tokens.of("\"and\"").isNext("and")).isFalse();
        assertThat(Tokens.of("'and'").isNext("and")).isFalse();
    }

    @Test
    void readsTheEndAsOftenAsAsked() {
        Tokens tokens = Tokens.of("a");
        tokens.next();

        assertThat(tokens.next())
                .isEqualTo(tokens.next())
                .extracting(Token::kind)
                .isEqualTo(Kind.END);
    }

    @Test
    void refusesATextThatIsTooLong() {
        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> Tokens.of("a".repeat(10_001)));

        assertThat(error).hasMessage("The text has 10,001 characters, expected at most 10,000 characters; split it.");
        assertThat(Tokens.of("a".repeat(10_000)).peek().kind()).isEqualTo(Kind.NAME);
    }

    @Test
    void refusesMoreStepsThanAnybodyCanRead() {
        Tokens tokens = Tokens.of("a");
        for (int step = 0; step < 100; step++) {
            tokens.step();
        }

        assertThat(catchThrowableOfType(SyntaxError.class, tokens::step))
                .hasMessage(
                        "Found `a` at position 1, expected at most 100 operators, calls and parentheses in one text.");
    }

    @Test
    void refusesWhatNoDatabaseStores() {
        assertThat(Stream.of("'\u0000'", "'\ud83d'", "\"\n\""))
                .extracting(text -> catchThrowableOfType(SyntaxError.class, () -> Tokens.of(text)))
                .extracting(SyntaxError::found)
                .containsExactly("U+0000", "U+D83D", "U+000A");
        assertThat(Tokens.of("'\ud83d\ude00'").peek().text()).isEqualTo("\ud83d\ude00");
    }

    @Test
    void quotesLongAndBrokenTextsOnOneLine() {
        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> Tokens.of("12\n  '" + "x".repeat(200)));

        assertThat(error.message())
                .isEqualTo("Found `'%s...` at position 6, expected a closing `'`.".formatted("x".repeat(59)));
        assertThat(error.found()).hasSize(201);
    }

    private static Stream<Token> all(Tokens tokens) {
        return Stream.iterate(tokens.next(), token -> tokens.next()).limit(7);
    }
}
