package org.kpiplatform.connector.spi;

import java.util.List;

/// The answer of [MetricSource#check].
public sealed interface CheckResult {

    /// The source can be read.
    ///
    /// @param message what was seen, for people: `3 files, 12 MB`
    record Passed(String message) implements CheckResult {}

    /// The source can not be read as it is configured.
    ///
    /// @param errors sentences that say what is wrong and how to mend it; at least one
    record Failed(List<String> errors) implements CheckResult {

        public Failed {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a failed check says why");
            }
        }
    }
}
