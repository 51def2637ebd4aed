package org.kpiplatform.domain.metric;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kpiplatform.domain.syntax.SpecificationTable;

class MetricLanguageTest {

    @TestFactory
    Stream<DynamicTest> readsMeasures() {
        return SpecificationTable.of(
                getClass(), "measures.spec", text -> Measure.parse(text).text());
    }

    @TestFactory
    Stream<DynamicTest> readsConditions() {
        return SpecificationTable.of(
                getClass(), "conditions.spec", text -> Condition.parse(text).text());
    }
}
