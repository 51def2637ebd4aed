package org.kpiplatform.app.source.sync.book;

/// Another node has taken a run over, so that this one must not commit anything more of it.
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeaseLost(long run) {
        super("Run " + run + " was taken from this node, which had not renewed its lease in time.");
    }
}
