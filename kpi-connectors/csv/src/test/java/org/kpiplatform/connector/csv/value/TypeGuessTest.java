package org.kpiplatform.connector.csv.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.spi.FieldType;

class TypeGuessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 -2 0|INTEGER",
                "9223372036854775807|INTEGER",
                "-9223372036854775808|INTEGER",
                "9223372036854775808|TEXT",
                "1 2.5|DECIMAL",
                "0.5 -.5|DECIMAL",
                "1.5 1e-05|DECIMAL",
                "12E5|TEXT",
                "1.|TEXT",
                "-|TEXT",
                "007 8|TEXT",
                "00.5|TEXT",
                "+4930123|TEXT",
                "1 x|TEXT",
                "true FALSE|BOOLEAN",
                "true 1|TEXT",
                "yes no|TEXT",
                "1 0|INTEGER",
                "2011-03-31 2011-04-01|DATE",
                "2011-03-31T08:26:00|TIMESTAMP",
                "2011-03-31 2011-03-31T08:26:00Z|TIMESTAMP",
                "2011-02-30|TEXT",
                "2011-03-31 5|TEXT",
                "2011|INTEGER",
                "20110331|INTEGER",
                "NaN|TEXT",
                "2011-Q1|TEXT"
            })
    void findsTheNarrowestTypeThatHoldsAll(String values, FieldType type) {
        assertThat(guess(List.of(), values.split(" "))).isEqualTo(type);
    }

    @Test
    void takesAColumnWithoutValuesForText() {
        assertThat(guess(List.of())).isEqualTo(FieldType.TEXT);
    }

    @Test
    void believesADeclaredPatternBeforeDigits() {
        assertThat(guess(List.of("yyyyMMdd"), "20110331", "20110401")).isEqualTo(FieldType.DATE);
    }

    @Test
    void doesNotTakeNumbersForDatesBecauseSomeLookLikeThem() {
        assertThat(guess(List.of("yyyyMMdd"), "20110331", "20119999", "7")).isEqualTo(FieldType.INTEGER);
    }

    @Test
    void findsTimestampsByPattern() {
        assertThat(guess(List.of("dd.MM.yyyy HH:mm", "dd.MM.yyyy"), "31.03.2011 08:26", "01.04.2011"))
                .isEqualTo(FieldType.TIMESTAMP);
        assertThat(guess(List.of("MMM d yyyy"), "Mar 31 2011")).isEqualTo(FieldType.DATE);
    }

    @Test
    void knowsTheSignsOfNumbers() {
        ValueFormat german = new ValueFormat(new NumberFormat(',', '.'), List.of(), ZoneOffset.UTC, List.of());

        assertThat(guess(german, "1.234", "17")).isEqualTo(FieldType.INTEGER);
        assertThat(guess(german, "1.234,50")).isEqualTo(FieldType.DECIMAL);
        assertThat(guess(german, "1.5")).isEqualTo(FieldType.TEXT);
    }

    private static FieldType guess(List<String> patterns, String... values) {
        return guess(
                new ValueFormat(new NumberFormat('.', NumberFormat.NONE), patterns, ZoneOffset.UTC, List.of()), values);
    }

    private static FieldType guess(ValueFormat format, String... values) {
        TypeGuess guess = format.guess();
        Arrays.stream(values).forEach(value -> guess.see(value.toCharArray(), 0, value.length()));
        return guess.type();
    }
}
