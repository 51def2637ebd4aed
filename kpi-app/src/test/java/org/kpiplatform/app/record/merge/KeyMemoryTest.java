package org.kpiplatform.app.record.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyMemoryTest {

    private final KeyMemory memory = new KeyMemory();

    @Test
    void tellsKeysThatItHasSeenFromNewOnes() {
        assertThat(memory.addAll(List.of(1L, "1", new BigDecimal("1.5"), Instant.EPOCH, List.of("a", 1L))))
                .isTrue();

        assertThat(memory.addAll(List.of(2L, "2", List.of("a", 2L), List.of("b", 1L), List.of(1L, "a"))))
                .isTrue();
        assertThat(memory.addAll(List.of(3L, 1L))).isFalse();
        assertThat(memory.addAll(List.of(new BigDecimal("1.5")))).isFalse();
        assertThat(memory.addAll(List.of(List.of("a", 1L)))).isFalse();
    }

    @Test
    void mistakesNoneOfAMillionKeysForAnother() {
        for (long first = 0; first < 1_000_000; first += 50_000) {
            assertThat(memory.addAll(
                            LongStream.range(first, first + 50_000).boxed().toList()))
                    .isTrue();
        }
        assertThat(memory.addAll(List.of(999_999L))).isFalse();
    }

    @Test
    void vouchesForNothingOnceThereIsNoRoom() {
        KeyMemory small = new KeyMemory(1_000);
        assertThat(small.addAll(LongStream.range(0, 500).boxed().toList())).isTrue();

        assertThat(small.addAll(LongStream.range(500, 1_001).boxed().toList())).isFalse();
        assertThat(small.addAll(List.of(-1L))).isFalse();
    }
}
