package org.kpiplatform.domain.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Feeds a parser with spoilt texts for a while. A text that leads to an outcome which no other one had, told by
/// the skeleton of the result or of the error, is kept and spoilt further; so the search goes to where the
/// parser has not been, without a look into it.
public final class Fuzzing {

    private static final Duration LONGEST_PARSE = Duration.ofSeconds(5);
    private static final long SMALL_STACK = 512 * 1024;
    private static final int LARGEST_CORPUS = 5_000;

    private final UnaryOperator<String> parser;
    private final List<String> corpus;
    private final Random random;
    private final Set<String> outcomes = new HashSet<>();
    private final AtomicReference<String> current = new AtomicReference<>("");
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile long began = System.nanoTime();
    private int texts;

    private Fuzzing(UnaryOperator<String> parser, List<String> corpus, long seed) {
        this.parser = parser;
        this.corpus = new ArrayList<>(corpus);
        this.random = new Random(seed);
    }

    /// Runs until the time is over, or the parser fails, or takes seconds for one text.
    ///
    /// @param parser gives the canonical form of a text, or throws a [SyntaxError]
    /// @return how many texts were tried
    public static int run(UnaryOperator<String> parser, List<String> corpus, Duration time, long seed) {
        return new Fuzzing(parser, corpus, seed).run(time);
    }

    private int run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Thread thread = new Thread(null, () -> tryUntil(end), "fuzzing", SMALL_STACK);
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()) {
            join(thread);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("time for %s", current.get())
                    .isLessThan(LONGEST_PARSE);
        }
        assertThat(failure.get()).as(current.get()).isNull();
        return texts;
    }

    private static void join(Thread thread) {
        try {
            thread.join(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void tryUntil(long end) {
        Mutations mutations = new Mutations(random, corpus);
        try {
            while (System.nanoTime() < end) {
                String text = mutations.next();
                current.set(text);
                began = System.nanoTime();
                if (outcomes.add(outcome(text)) && corpus.size() < LARGEST_CORPUS) {
                    corpus.add(text);
                }
                texts++;
            }
        } catch (Throwable thrown) {
            failure.set(thrown);
        }
    }

    private String outcome(String text) {
        try {
            String canonical = parser.apply(text);
            requireReadable(canonical);
            return skeleton(canonical);
        } catch (SyntaxError error) {
            HostileTexts.requireHelp(text, error);
            return error.expected() + skeleton(error.found());
        }
    }

    /// A canonical form is read as itself, unless it takes more than what may be read: `--a` as `-1 * -1 * a`.
    private void requireReadable(String canonical) {
        try {
            assertThat(parser.apply(canonical)).isEqualTo(canonical);
        } catch (SyntaxError error) {
            assertThat(error.expected()).as(canonical).startsWith("at most");
        }
    }

    /// Names and numbers say nothing about the way that a text took.
    private static String skeleton(String text) {
        return text.replaceAll("\\b(?!\\w+\\()\\w+", "x");
    }
}
