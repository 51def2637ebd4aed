package org.kpiplatform.connector.host;

import java.util.List;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.connector.spi.MetricSource;

/// The answer of [Plugins#open].
public sealed interface OpenedSource {

    /// The configuration fits.
    ///
    /// @param source guarded; whoever opened it closes it
    record Opened(MetricSource source) implements OpenedSource {}

    /// The configuration does not fit.
    ///
    /// @param problems all of them, at least one
    record Refused(List<ConfigurationProblem> problems) implements OpenedSource {

        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal says why");
            }
        }
    }
}
