package org.kpiplatform.connector.spi;

/// The entry point of a connector, found by [java.util.ServiceLoader]. Start reading here, then [MetricSource].
///
/// A provider is stateless, has a public no-argument constructor and does no I/O.
///
/// @param <C> the configuration: a record whose every component carries [Option]
public interface MetricSourceProvider<C extends Record> {

    /// Says what this connector is. Always the same answer.
    SourceInfo info();

    /// The record that the platform fills from a source's `config`. Its components declare the options, their
    /// documentation and defaults; its compact constructor refuses what makes no sense together by throwing
    /// [IllegalArgumentException] with a sentence for whoever wrote the configuration.
    Class<C> configType();

    /// Opens a source. Cheap: touches neither network nor files; [MetricSource#check] and later calls do.
    MetricSource open(C config, SourceContext context);
}
