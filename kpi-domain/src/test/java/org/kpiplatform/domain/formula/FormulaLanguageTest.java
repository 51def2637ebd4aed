package org.kpiplatform.domain.formula;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kpiplatform.domain.syntax.SpecificationTable;

class FormulaLanguageTest {

    @TestFactory
    Stream<DynamicTest> readsFormulas() {
        return SpecificationTable.of(
                getClass(), "formulas.spec", text -> Formula.parse(text).text());
    }
}
