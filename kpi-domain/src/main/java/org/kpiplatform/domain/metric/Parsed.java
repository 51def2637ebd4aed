package org.kpiplatform.domain.metric;

import java.util.IdentityHashMap;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;

/// A tree and where each of its nodes stands in the text it was read from.
///
/// Nodes are equal when they mean the same, so they carry no position; a check that must point at one asks here, by
/// identity.
public final class Parsed<T> {

    private final T tree;
    private final String text;
    private final Positions positions;

    Parsed(T tree, String text, Positions positions) {
        this.tree = tree;
        this.text = text;
        this.positions = positions;
    }

    /// A measure, like [Measure#parse].
    ///
    /// @throws SyntaxError when it is none
    public static Parsed<Measure> measure(String text) {
        return MetricParser.measure(text);
    }

    /// A condition, like [Condition#parse].
    ///
    /// @throws SyntaxError when it is none
    public static Parsed<Condition> condition(String text) {
        return MetricParser.condition(text);
    }

    public T tree() {
        return tree;
    }

    public String text() {
        return text;
    }

    /// The stretch of a value, condition, literal or measure that is a node of this very tree; the whole text for any
    /// other.
    public Span spanOf(Object node) {
        return positions.spans.getOrDefault(node, new Span(0, text.length()));
    }

    /// The stretches as they are found while parsing.
    static final class Positions {

        private final IdentityHashMap<Object, Span> spans = new IdentityHashMap<>();

        <N> N put(N node, Span span) {
            spans.put(node, span);
            return node;
        }
    }
}
