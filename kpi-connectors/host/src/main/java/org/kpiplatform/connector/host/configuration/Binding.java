package org.kpiplatform.connector.host.configuration;

import java.util.List;

/// What came of binding a configuration.
public sealed interface Binding<C extends Record> {

    /// It fits.
    record Bound<C extends Record>(C config, Redaction redaction) implements Binding<C> {}

    /// It does not; at least one problem.
    record Unfit<C extends Record>(List<ConfigurationProblem> problems) implements Binding<C> {}
}
