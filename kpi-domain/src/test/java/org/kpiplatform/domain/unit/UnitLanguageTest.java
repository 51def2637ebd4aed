package org.kpiplatform.domain.unit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kpiplatform.domain.syntax.SpecificationTable;

class UnitLanguageTest {

    @TestFactory
    Stream<DynamicTest> readsUnits() {
        return SpecificationTable.of(
                getClass(), "units.spec", text -> Unit.parse(text).text());
    }
}
