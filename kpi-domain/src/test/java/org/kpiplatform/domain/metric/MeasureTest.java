package org.kpiplatform.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.metric.Additivity.RollUp;

class MeasureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            count()                 | SUM          | SUM          | true  | true  | false
            sum(a)                  | SUM          | SUM          | true  | false | false
            avg(a)                  | FROM_PARTS   | FROM_PARTS   | false | false | false
            min(a)                  | LEAST        | LEAST        | false | false | false
            max(a)                  | GREATEST     | GREATEST     | false | false | false
            median(a)               | FROM_RECORDS | FROM_RECORDS | false | false | false
            percentile(a, 90)       | FROM_RECORDS | FROM_RECORDS | false | false | false
            last(a)                 | FROM_PARTS   | FROM_PARTS   | false | false | false
            count_distinct(a)       | FROM_RECORDS | FROM_RECORDS | true  | true  | false
            open(a, b)              | LAST         | SUM          | true  | true  | true
            open(a, b, c)           | LAST         | SUM          | true  | false | true
            first_seen(a)           | SUM          | SUM          | true  | true  | false
            seen_at_least(a, 2)     | FROM_RECORDS | FROM_RECORDS | true  | true  | false
            """)
    void addsUpOnlyWhatMayBeAdded(
            String text, RollUp overTime, RollUp overSlices, boolean emptyMeansZero, boolean isCount, boolean isStock) {
        Measure measure = Measure.parse(text);

        assertThat(measure.additivity()).isEqualTo(new Additivity(overTime, overSlices));
        assertThat(measure.emptyMeansZero()).isEqualTo(emptyMeansZero);
        assertThat(measure.isCount()).isEqualTo(isCount);
        assertThat(measure.isStock()).isEqualTo(isStock);
    }

    @Test
    void namesTheFieldsItNeedsOnceAndInOrder() {
        assertThat(Measure.parse("open(b, a.b, c * (a.b + hours(d, b)) - 1)").usedFields())
                .extracting(Value.Field::text)
                .containsExactly("b", "a.b", "c", "d");
        assertThat(Condition.parse("b > 1 and (a = c or not d in (1)) and hours(e, b) is null")
                        .usedFields())
                .extracting(Value.Field::text)
                .containsExactly("b", "a", "c", "d", "e");
        assertThat(Measure.parse("count()").usedFields()).isEmpty();
    }

    @Test
    void cannotBeMadeOfWhatMakesNoSense() {
        Value.Field field = new Value.Field(List.of("a"));

        assertThatIllegalArgumentException().isThrownBy(() -> new Measure.Percentile(field, 100.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure.Percentile(field, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure.SeenAtLeast(field, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Value.Field(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition.In(field, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition.Or(List.of(new Condition.IsNull(field))));
    }
}
