package org.kpiplatform.domain.engine;

/// The evaluation that is valid now. Readers take it and read as long as they like: they never wait, and what
/// they have taken never changes under them. Whoever has changes makes the next one, one at a time.
public final class LiveEvaluation {

    private volatile Evaluation current;

    public LiveEvaluation(Evaluation first) {
        this.current = first;
    }

    /// The latest evaluation that is complete.
    public Evaluation current() {
        return current;
    }

    /// Makes the next evaluation from the current one and puts it in its place.
    ///
    /// @return the one that is current now
    public synchronized Evaluation change(Changes changes) {
        current = current.with(changes);
        return current;
    }

    /// Puts another one in the place of the current one: after definitions, periods or slices have changed.
    public synchronized void replace(Evaluation evaluation) {
        current = evaluation;
    }
}
