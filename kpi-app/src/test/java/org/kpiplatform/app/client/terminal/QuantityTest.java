package org.kpiplatform.app.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class QuantityTest {

    @ParameterizedTest
    @CsvFileSource(resources = "quantities.csv", numLinesToSkip = 1)
    void writesValuesAsPeopleDo(double value, String unit, @Nullable Integer decimals, String expected) {
        assertThat(Quantity.show(value, unit, decimals)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "changes.csv", numLinesToSkip = 1)
    void writesChangesWithTheirSign(
            double change, @Nullable Double ratio, String unit, @Nullable Integer decimals, String expected) {
        assertThat(Quantity.change(change, ratio, unit, decimals)).isEqualTo(expected);
    }
}
