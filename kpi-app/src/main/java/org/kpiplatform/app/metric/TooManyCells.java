package org.kpiplatform.app.metric;

/// More values are asked for than one answer may have.
public final class TooManyCells extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// The most values in an answer for one metric or KPI.
    public static final int MOST = 100_000;

    TooManyCells(String found) {
        super("%s; one answer has at most %,d values. Ask about fewer periods, a longer grain, or fewer dimensions."
                .formatted(found, MOST));
    }
}
