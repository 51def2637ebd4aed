package org.kpiplatform.app.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;

class ChangeTextTest {

    private static final Days MARCH = Days.of(LocalDate.parse("2011-03-01"), LocalDate.parse("2011-04-01"));

    @Test
    void readsWhatItHasWritten() {
        List<Change> changes = List.of(
                new Change(Fact.metric("revenue"), MARCH),
                Change.of(Fact.CATALOG),
                new Change(Fact.stream("shop.orders"), Days.before(LocalDate.EPOCH)));

        List<String> texts = ChangeText.write("one", changes);

        assertThat(texts).singleElement().satisfies(text -> {
            assertThat(ChangeText.node(text)).isEqualTo("one");
            assertThat(ChangeText.read(text)).isEqualTo(changes);
        });
    }

    @Test
    void dividesWhatIsTooLongForOneNotification() {
        List<Change> changes = IntStream.range(0, 1_000)
                .mapToObj(i -> new Change(Fact.metric("metric_" + i), MARCH))
                .toList();

        List<String> texts = ChangeText.write("one", changes);

        assertThat(texts)
                .hasSizeGreaterThan(1)
                .allSatisfy(text -> assertThat(text.length()).isLessThan(8_000));
        assertThat(texts.stream().flatMap(text -> ChangeText.read(text).stream()))
                .isEqualTo(changes);
    }

    @Test
    void refusesWhatNoNodeOfThisKindWrites() {
        assertThatThrownBy(() -> ChangeText.read("one\nWEATHER rome 1 2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChangeText.read("one\nMETRIC revenue")).isInstanceOf(IllegalArgumentException.class);
    }
}
