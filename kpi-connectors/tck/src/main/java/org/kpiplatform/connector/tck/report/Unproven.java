package org.kpiplatform.connector.tck.report;

import org.opentest4j.TestAbortedException;

/// Ends a test that can prove nothing. It counts neither as passed nor as failed.
public final class Unproven extends TestAbortedException {

    private static final long serialVersionUID = 1;

    private final boolean applicable;

    private Unproven(boolean applicable, String reason) {
        super(reason);
        this.applicable = applicable;
    }

    /// The rule says nothing about this connector: `the stream declares no cursor field`.
    public static Unproven notApplicable(String reason) {
        return new Unproven(false, reason);
    }

    /// The rule could be broken, but the scenario can not try it: `the scenario can not delete`.
    public static Unproven notTried(String reason) {
        return new Unproven(true, reason);
    }

    boolean isApplicable() {
        return applicable;
    }
}
