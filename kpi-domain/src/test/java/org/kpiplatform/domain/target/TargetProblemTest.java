package org.kpiplatform.domain.target;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class TargetProblemTest {

    @ParameterizedTest
    @CsvFileSource(resources = "problems.csv", delimiter = '|', useHeadersInDisplayName = true)
    void namesWhatCannotBeMeant(Direction direction, String target, String component, String message) {
        assertThat(TargetProblem.in(requireNonNull(Targets.target(target)), direction))
                .contains(new TargetProblem(component, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INCREASE | value 480, baseline 420, from 2011-01-01, by 2011-12-31
            INCREASE | value -420, baseline -480, from 2011-01-01, by 2011-01-01
            INCREASE | value 480
            DECREASE | value 0, baseline 0, from 2011-01-01
            MAINTAIN | low 1, high 1
            MAINTAIN | high 1, by 2011-12-31, tolerance 0
            """)
    void findsNothingInASoundTarget(Direction direction, String target) {
        assertThat(TargetProblem.in(requireNonNull(Targets.target(target)), direction))
                .isEmpty();
    }
}
