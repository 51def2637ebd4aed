package org.kpiplatform.app.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PublicationTurnsTest {

    private final PublicationTurns turns = new PublicationTurns();
    private final List<String> rounds = new CopyOnWriteArrayList<>();

    @Test
    void oneRoundServesAllWhoAskedWhileAnotherWasUnderWay() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        turns.ask(() -> {
            begun.countDown();
            await(go);
            rounds.add("first");
        });
        await(begun);
        turns.ask(() -> rounds.add("second"));
        turns.ask(() -> rounds.add("third"));
        go.countDown();
        turns.await();

        assertThat(rounds).containsExactly("first", "second");
    }

    @Test
    void aRoundThatFailsKeepsNobodyWaitingAndNoOtherFromBeingMade() {
        turns.ask(() -> {
            throw new IllegalStateException("the database is away");
        });
        turns.await();
        turns.ask(() -> rounds.add("next"));
        turns.await();

        assertThat(rounds).containsExactly("next");
    }

    @Test
    void noErrorHoweverGraveKeepsOthersFromBeingMade() {
        turns.ask(() -> {
            throw new StackOverflowError();
        });
        turns.await();
        turns.ask(() -> rounds.add("next"));
        turns.await();

        assertThat(rounds).containsExactly("next");
    }

    @Test
    void atTheEndOfTheServiceNoRoundIsBegunAnyMore() throws Exception {
        turns.ask(() -> rounds.add("last"));
        turns.end(new io.quarkus.runtime.ShutdownEvent());
        turns.ask(() -> rounds.add("too late"));
        turns.await();

        assertThat(rounds).containsExactly("last");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
