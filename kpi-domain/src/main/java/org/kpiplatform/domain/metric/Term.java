package org.kpiplatform.domain.metric;

import org.kpiplatform.domain.syntax.Span;

/// What a part of an expression turned out to be. After an opening parenthesis only what follows tells whether a
/// condition or a value stands inside, so both are read by the same rules and sorted afterwards.
sealed interface Term {

    Span span();

    /// Something computed from a record.
    record Computation(Value value, Span span) implements Term {}

    /// Something true or false of a record.
    record Claim(Condition condition, Span span) implements Term {}

    /// A literal that is no number.
    record Written(Condition.Literal literal, Span span) implements Term {}
}
