package org.kpiplatform.domain.tree;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;

/// A node of a tree that is growing: its children are finished before itself.
final class Place {

    /// What stands there.
    ///
    /// @param dimension of a slice; null for all of it
    /// @param slice     which of the slices by that dimension; -1 for all of it
    record Subject(String key, @Nullable String dimension, int slice) {

        static Subject of(String key) {
            return new Subject(key, null, -1);
        }
    }

    private final Subject subject;
    private final @Nullable EdgeKind edge;
    private final @Nullable Edge drawn;
    private final int level;
    private boolean folded;
    private List<Place> children = List.of();
    private @Nullable TreeNode node;

    private Place(Subject subject, @Nullable EdgeKind edge, @Nullable Edge drawn, int level) {
        this.subject = subject;
        this.edge = edge;
        this.drawn = drawn;
        this.level = level;
    }

    static Place root(String key) {
        return new Place(Subject.of(key), null, null, 0);
    }

    Place input(String key) {
        return new Place(Subject.of(key), EdgeKind.FORMULA, null, level + 1);
    }

    Place drawn(Subject other, Edge by) {
        return new Place(other, by.edge(), by, level + 1);
    }

    Subject subject() {
        return subject;
    }

    String key() {
        return subject.key();
    }

    int level() {
        return level;
    }

    @Nullable
    EdgeKind edge() {
        return edge;
    }

    @Nullable
    Edge drawn() {
        return drawn;
    }

    /// Whether what it is made of says something about the node above.
    boolean isPartOfAbove() {
        return edge == null || edge == EdgeKind.FORMULA || edge == EdgeKind.SLICE;
    }

    void fold() {
        folded = true;
    }

    boolean isFolded() {
        return folded;
    }

    void bear(List<Place> below) {
        children = below;
    }

    List<TreeNode> finishedChildren() {
        return children.stream().map(Place::finished).toList();
    }

    void finish(TreeNode finished) {
        node = finished;
    }

    TreeNode finished() {
        return requireNonNull(node);
    }
}
