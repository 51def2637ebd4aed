package org.kpiplatform.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.basis.FactsCommitted;

class KeptAnswersTest {

    private static final Question QUESTION = new Question("/a/series");
    private static final Fact REVENUE = Fact.metric("revenue");
    private static final Days MARCH = Days.of(LocalDate.parse("2011-03-01"), LocalDate.parse("2011-04-01"));

    private final AdjustableClock clock = new AdjustableClock();
    private final KeptAnswers kept = keep(1_000_000);

    @BeforeEach
    void hear() {
        kept.hear();
    }

    @Test
    void keepsAnAnswerUntilOneOfItsDaysChanges() {
        make("1");
        assertThat(kept.find(QUESTION)).isPresent();

        change(LocalDate.parse("2011-04-01"));
        assertThat(kept.find(QUESTION)).isPresent();

        change(LocalDate.parse("2011-03-31"));
        assertThat(kept.find(QUESTION)).isEmpty();
    }

    @Test
    void keepsNoAnswerThatWasOvertakenWhileItWasMade() {
        Answer answer = kept.findOrMake(QUESTION, (basis, until) -> {
            basis.add(REVENUE, MARCH);
            change(LocalDate.parse("2011-03-15"));
            return answer("1", basis, until);
        });

        assertThat(answer.body()).hasToString("1");
        assertThat(kept.find(QUESTION)).isEmpty();
    }

    @Test
    void whoeverAsksAfterAChangeGetsNoAnswerFromBefore() {
        Answer late = kept.findOrMake(QUESTION, (basis, until) -> {
            basis.add(REVENUE, MARCH);
            change(LocalDate.parse("2011-03-15"));
            return make("after");
        });

        assertThat(late.body()).hasToString("after");
        assertThat(kept.find(QUESTION))
                .hasValueSatisfying(it -> assertThat(it.body()).hasToString("after"));
    }

    @Test
    void oneComputesForAllWhoAskTheSameAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger evaluations = new AtomicInteger();
        KeptAnswers.Evaluation slow = (basis, until) -> {
            evaluations.incrementAndGet();
            begun.countDown();
            await(end);
            return answer("1", basis, until);
        };
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> kept.findOrMake(QUESTION, slow));
        begun.await();
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> kept.findOrMake(QUESTION, slow));
        end.countDown();

        assertThat(second.get().body()).isEqualTo(first.get().body());
        assertThat(evaluations.get()).isLessThanOrEqualTo(2); // the second may come when the first has gone
    }

    @Test
    void keepsNothingThatRestsOnWhatNobodyTells() {
        kept.findOrMake(
                QUESTION,
                (basis, until) -> basis.under(() -> {
                    Basis.noteFleeting();
                    return answer("1", basis, until);
                }));

        assertThat(kept.find(QUESTION)).isEmpty();
    }

    @Test
    void findsNothingWhileOtherNodesAreNotHeard() {
        make("1");
        kept.stopHearing();
        assertThat(kept.find(QUESTION)).isEmpty();
        make("2");
        kept.hear();
        assertThat(kept.find(QUESTION)).isEmpty();
    }

    @Test
    void dropsEverythingWhenItCanNotKnowWhatHasChanged() {
        make("1");
        kept.drop(FactsCommitted.ANYTHING);
        assertThat(kept.find(QUESTION)).isEmpty();
    }

    @Test
    void holdsAnAnswerNoLongerThanADayMayLastSomewhere() {
        clock.now = Instant.parse("2011-06-30T21:44:59Z");
        make("1");
        assertThat(kept.find(QUESTION)).isPresent();

        clock.now = Instant.parse("2011-06-30T21:45:00Z"); // midnight in a zone of 2:15 hours
        assertThat(kept.find(QUESTION)).isEmpty();
    }

    @Test
    void takesNoMoreMemoryThanItMay() {
        KeptAnswers small = keep(10_000);
        small.hear();
        for (int i = 0; i < 100; i++) {
            small.findOrMake(new Question("/" + i), (basis, until) -> answer("x".repeat(500), basis, until));
        }

        long found = java.util.stream.IntStream.range(0, 100)
                .filter(i -> small.find(new Question("/" + i)).isPresent())
                .count();
        assertThat(found).isBetween(1L, 13L);
    }

    private Answer make(String text) {
        return kept.findOrMake(QUESTION, (basis, until) -> {
            basis.add(REVENUE, MARCH);
            return answer(text, basis, until);
        });
    }

    private void change(LocalDate day) {
        kept.drop(new FactsCommitted(List.of(new Change(REVENUE, Days.of(day))), false));
    }

    private static Answer answer(String text, Basis basis, Instant until) {
        return Answer.of(text.getBytes(StandardCharsets.UTF_8), basis, until);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeptAnswers keep(long bytes) {
        return new KeptAnswers(() -> new MemorySize(BigInteger.valueOf(bytes)), clock);
    }

    private static final class AdjustableClock extends Clock {

        private Instant now = Instant.parse("2011-06-30T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
