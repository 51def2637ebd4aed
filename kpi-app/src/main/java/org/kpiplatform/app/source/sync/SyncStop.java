package org.kpiplatform.app.source.sync;

import org.jspecify.annotations.Nullable;

/// Lets others ask a run to stop. The run looks at it between batches and about once a second while it waits.
final class SyncStop {

    /// The run has stopped because it was asked to.
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1;

        Stopped(String reason) {
            super(reason);
        }
    }

    private volatile @Nullable String reason;

    /// @param reason a sentence for whoever reads the run later
    void ask(String reason) {
        this.reason = reason;
    }

    void check() {
        String asked = reason;
        if (asked != null) {
            throw new Stopped(asked);
        }
    }
}
