package org.kpiplatform.domain.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;

class ColumnTest {

    private static final Period MARCH = IsoCalendar.INSTANCE.parse("2011-03");

    @Test
    void isMissingUntilItIsFilled() {
        Column column = new Column(2);

        assertThat(column.absence(1)).isEqualTo(Absence.MISSING);
        assertThat(column.isPresent(1)).isFalse();
        assertThat(column.value(1)).isNaN();
    }

    @Test
    void keepsZeroMissingAndUndefinedApart() {
        Column column = new Column(3);

        column.set(0, 0);
        column.setAbsent(1, Absence.UNDEFINED);

        assertThat(column.absence(0)).isEqualTo(Absence.NONE);
        assertThat(column.value(0)).isZero();
        assertThat(column.absence(1)).isEqualTo(Absence.UNDEFINED);
        assertThat(column.absence(2)).isEqualTo(Absence.MISSING);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void holdsNoNumberThatIsNotFinite(double value) {
        Column column = new Column(1);

        column.set(0, value);

        assertThat(column.absence(0)).isEqualTo(Absence.UNDEFINED);
        assertThat(column.value(0)).isNaN();
    }

    @Test
    void isNeverAbsentWithoutAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Column(1).setAbsent(0, Absence.NONE));
    }

    @Test
    void placesThePeriodsOfASliceSideBySide() {
        Grid grid = new Grid(
                List.of(MARCH, IsoCalendar.INSTANCE.offset(MARCH, 1)),
                List.of("country"),
                List.of(new Slice(List.of("France")), new Slice(Collections.singletonList(null))));

        assertThat(grid.cells()).isEqualTo(4);
        assertThat(grid.cell(0, 1)).isEqualTo(1);
        assertThat(grid.cell(1, 0)).isEqualTo(2);
    }

    @Test
    void hasNoGridOfMoreCellsThanCanBeCounted() {
        Grid grid = new Grid(
                Collections.nCopies(50_000, MARCH), List.of("customer"), Collections.nCopies(50_000, Slice.ALL));

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(grid::cells);
    }
}
