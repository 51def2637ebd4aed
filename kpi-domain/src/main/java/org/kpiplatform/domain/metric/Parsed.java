package org.kpiplatform.domain.metric;

import java.util.IdentityHashMap;
import org.kpiplatform.domain.syntax.Span;

/// A tree and where each of its nodes stands in the text.
///
/// Nodes are equal when they mean the same, so they don't carry a position; a check that must point at one asks
/// here, by identity.
record Parsed<T>(T tree, String text, Positions positions) {

    /// Where nodes stand.
    static final class Positions {

        private final IdentityHashMap<Object, Span> spans = new IdentityHashMap<>();

        <N> N put(N node, Span span) {
            spans.put(node, span);
            return node;
        }

        /// The stretch of a node of the tree.
        Span of(Object node) {
            return spans.getOrDefault(node, new Span(0, 0));
        }
    }
}
