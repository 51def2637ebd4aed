package org.kpiplatform.connector.tck.report;

/// The rules that every connector keeps. Each stands for a way in which connectors have lost or spoilt data.
public enum KitRule {
    INTERFACE(0, "Keeps the interface: options, batches, closing, cancellation"),
    KEYSET(1, "Reads by value and key, not by page, so that updates in mid-scan and ties lose nothing"),
    MISSING_CURSOR(2, "Does what it declares with records that lack the cursor field"),
    CHECKPOINT(3, "Moves its cursor past a value only with all records that have it; resumes after a kill"),
    BOUND(4, "Ends at the bound of its run, looks back when asked to, and delivers the same again"),
    DECLARATION(5, "Declares key, cursor, order, deletes and coverage, and keeps to it"),
    CAP(6, "Reads past the origin's result cap, or fails; it never stops quietly"),
    TIME(7, "Knows the zone of times, and takes sentinels for null"),
    ERRORS(8, "Says who must act on an error, and until when to wait"),
    QUARANTINE(9, "Puts bad records aside with the reason, and reads on"),
    NO_FALSE_DELETES(10, "Deletes nothing when the origin shows nothing"),
    DRIFT(11, "Shows added fields at once, and fails for fields that are gone"),
    SECRETS(12, "Tells no secret: not in cursors, logs, exceptions, or texts"),
    TOKENS(13, "Keeps renewed tokens before it uses them, and renews once"),
    TRUST(14, "Checks that filters filter, and follows links on its own host only"),
    PLUGIN(15, "Is a plugin like all others: found as a service, its options declared");

    private final int number;
    private final String title;

    KitRule(int number, String title) {
        this.number = number;
        this.title = title;
    }

    public int number() {
        return number;
    }

    public String title() {
        return title;
    }
}
