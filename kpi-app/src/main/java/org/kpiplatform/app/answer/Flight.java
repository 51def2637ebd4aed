package org.kpiplatform.app.answer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kpiplatform.app.basis.Basis;

/// An answer that is being made. Whoever asks the same meanwhile waits for it.
final class Flight {

    private final Basis basis = new Basis();
    private final CompletableFuture<Optional<Answer>> landed = new CompletableFuture<>();
    private boolean overtaken;

    Basis basis() {
        return basis;
    }

    /// Notes that something has changed that it has read, or may have read.
    void overtake() {
        overtaken = true;
    }

    boolean isOvertaken() {
        return overtaken;
    }

    void land(Answer answer) {
        landed.complete(Optional.of(answer).filter(it -> it.basis().isLasting()));
    }

    void fail() {
        landed.complete(Optional.empty());
    }

    /// The answer; empty where those who waited for it have to find their own.
    Optional<Answer> await() {
        return landed.join();
    }
}
