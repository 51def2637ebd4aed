package org.kpiplatform.app.record.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongSetTest {

    /// Numbers out of a few, most of which begin their search in the same slots.
    @Test
    void hasWhatAnySetWouldHaveAfterTheSameChanges() {
        Random random = new Random(11);
        LongSet numbers = new LongSet();
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long number = (long) random.nextInt(8) << 20 | random.nextInt(64);
            if (random.nextInt(3) == 0) {
                numbers.remove(number);
                expected.remove(number);
            } else {
                assertThat(numbers.add(number)).isEqualTo(expected.add(number));
            }
            assertThat(numbers.size()).isEqualTo(expected.size());
        }
        for (long high = 0; high < 8; high++) {
            for (long low = 0; low < 64; low++) {
                long number = high << 20 | low;
                assertThat(numbers.contains(number)).isEqualTo(expected.contains(number));
            }
        }
    }
}
