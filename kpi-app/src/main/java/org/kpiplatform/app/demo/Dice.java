package org.kpiplatform.app.demo;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/// Chance that falls the same way on every machine: [Random] is specified to the bit, and so is [StrictMath].
final class Dice {

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// A whole number, both ends included.
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /// How many of the things that happen so often on average (Knuth's method: fine for small averages).
    int poisson(double average) {
        double limit = StrictMath.exp(-average);
        double product = random.nextDouble();
        int happened = 0;
        while (product > limit) {
            happened++;
            product *= random.nextDouble();
        }
        return happened;
    }

    /// Mostly near the middle, seldom far above: durations and amounts.
    double skewed(double median, double spread) {
        return median * StrictMath.exp(spread * random.nextGaussian());
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
        double total = 0;
        for (T choice : choices) {
            total += weight.applyAsDouble(choice);
        }
        double mark = random.nextDouble() * total;
        for (T choice : choices) {
            mark -= weight.applyAsDouble(choice);
            if (mark < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }
}
