package org.kpiplatform.domain.formula;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kpiplatform.domain.syntax.NearMiss;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.syntax.Token;
import org.kpiplatform.domain.syntax.Tokens;

/// What a KPI does in a period in which one of its inputs is missing. Where nobody has said, the value is missing
/// too. Inputs that are undefined are never replaced: that a ratio does not exist is known, and not a gap.
public sealed interface MissingPolicy {

    /// The oldest value that is carried on, and the oldest that is held.
    int MOST_PERIODS = 1_000;

    /// Reads `fail`, `skip`, `zero`, `carry(3)`, `hold`.
    ///
    /// @throws SyntaxError when it is none
    static MissingPolicy parse(String text) {
        Map<String, MissingPolicy> words = new TreeMap<>(
                Map.of("fail", new Fail(), "skip", new Skip(), "zero", new Zero(), "hold", new Carry(MOST_PERIODS)));
        Tokens tokens = Tokens.of(text);
        Token word = tokens.peek();
        Optional<MissingPolicy> simple = Optional.ofNullable(words.get(word.text()));
        if (simple.isEmpty() && !word.is("carry")) {
            List<String> known = List.of("fail", "skip", "zero", "carry", "hold");
            String expected = "`fail`, `skip`, `zero`, `hold` or `carry(3)` with a number of periods";
            throw SyntaxError.unexpected(word, expected, NearMiss.of(word.text(), known));
        }
        tokens.next();
        MissingPolicy policy = simple.orElseGet(() -> carry(tokens));
        tokens.expectEnd("the end of the text");
        return policy;
    }

    private static Carry carry(Tokens tokens) {
        tokens.expect("(", "`(` and a number of periods");
        int periods = WholeNumber.read(tokens, 1, MOST_PERIODS, "periods");
        tokens.expect(")");
        return new Carry(periods);
    }

    /// As it is written.
    default String text() {
        return switch (this) {
            case Fail _ -> "fail";
            case Skip _ -> "skip";
            case Zero _ -> "zero";
            case Carry(int periods) when periods == MOST_PERIODS -> "hold";
            case Carry(int periods) -> "carry(%d)".formatted(periods);
        };
    }

    /// Whether something takes the place of the input.
    default boolean replaces() {
        return !(this instanceof Fail);
    }

    /// Without it there is no value, also where `coalesce` or `if` could do without.
    record Fail() implements MissingPolicy {}

    /// It is left out of sums, of `min` and `max`, and of the periods that roll.
    record Skip() implements MissingPolicy {}

    /// It counts as 0.
    record Zero() implements MissingPolicy {}

    /// The last value there was takes its place.
    ///
    /// @param periods how old it may be; [#MOST_PERIODS] is written as `hold`
    record Carry(int periods) implements MissingPolicy {
        public Carry {
            if (periods < 1 || periods > MOST_PERIODS) {
                throw new IllegalArgumentException(
                        "a value is carried for 1 to %d periods, not for %d".formatted(MOST_PERIODS, periods));
            }
        }
    }
}
