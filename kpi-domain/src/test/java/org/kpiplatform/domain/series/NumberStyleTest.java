package org.kpiplatform.domain.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {

    @ParameterizedTest
    @CsvSource({
        "412, , false, 412",
        "434.794520, , false, 434.7945",
        "-0.00001, , false, 0",
        "1e9, , false, 1000000000",
        "412, 2, false, 412.00",
        "2.675, 2, false, 2.68",
        "2.5, 0, false, 2",
        "3.5, 0, false, 4",
        "0.6345, , true, 63.45 %",
        "0.6345, 0, true, 63 %",
        "-1, 1, true, -100.0 %"
    })
    void roundsHalfEvenToItsDecimals(double value, @Nullable Integer decimals, boolean percent, String text) {
        assertThat(new NumberStyle(decimals, percent).text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"419.6, 420, 419.6", "419, 420, 419", "420, 420, 420"})
    void showsADifferenceThatRoundingWouldHide(double value, double other, String text) {
        assertThat(new NumberStyle(0, false).text(value, other)).isEqualTo(text);
    }
}
