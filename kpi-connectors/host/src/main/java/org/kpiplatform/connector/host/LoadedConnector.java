package org.kpiplatform.connector.host;

import java.util.List;
import java.util.Map;
import org.kpiplatform.connector.host.configuration.Binding;
import org.kpiplatform.connector.host.configuration.ConfigurationBinder;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.connector.host.configuration.Redaction;
import org.kpiplatform.connector.host.guard.ConnectorPlugin;
import org.kpiplatform.connector.host.guard.Guard;
import org.kpiplatform.connector.host.guard.PluginUse;
import org.kpiplatform.connector.host.preset.Preset;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// A connector that sources can use.
public final class LoadedConnector {

    private final ConnectorPlugin origin;
    private final SourceInfo info;
    private final Map<String, Object> schema;
    private final MetricSourceProvider<?> provider;

    LoadedConnector(
            ConnectorPlugin origin, SourceInfo info, Map<String, Object> schema, MetricSourceProvider<?> provider) {
        this.origin = origin;
        this.info = info;
        this.schema = schema;
        this.provider = provider;
    }

    public SourceInfo info() {
        return info;
    }

    /// The name of the folder or jar that brought it.
    public String plugin() {
        return origin.name();
    }

    /// The plugin's own version, or `unknown`.
    public String version() {
        return origin.version();
    }

    /// The JSON Schema (draft 2020-12) of its configuration: nested maps, lists and scalars, immutable, in the order
    /// in which the connector declares its options.
    public Map<String, Object> configurationSchema() {
        return schema;
    }

    /// The presets of its plugin, by name.
    public List<Preset> presets() {
        return origin.presets();
    }

    ClassLoader loader() {
        return origin.loader();
    }

    /// Who uses it.
    PluginUse use() {
        return origin.use();
    }

    List<ConfigurationProblem> problems(Map<String, ?> config) {
        return problems(provider, config);
    }

    OpenedSource open(Map<String, ?> config, SourceContext context) {
        return open(provider, config, context);
    }

    private <C extends Record> List<ConfigurationProblem> problems(
            MetricSourceProvider<C> typed, Map<String, ?> config) {
        return switch (bind(typed, config)) {
            case Binding.Bound<C> _ -> List.of();
            case Binding.Unfit<C>(List<ConfigurationProblem> problems) -> problems;
        };
    }

    private <C extends Record> OpenedSource open(
            MetricSourceProvider<C> typed, Map<String, ?> config, SourceContext context) {
        return switch (bind(typed, config)) {
            case Binding.Unfit<C>(List<ConfigurationProblem> problems) -> new OpenedSource.Refused(problems);
            case Binding.Bound<C>(C bound, Redaction redaction) -> {
                Guard guard = new Guard(info.type(), origin, redaction);
                yield new OpenedSource.Opened(guard.open(typed, bound, context));
            }
        };
    }

    private <C extends Record> Binding<C> bind(MetricSourceProvider<C> typed, Map<String, ?> config) {
        return new Guard(info.type(), origin, Redaction.of(List.of()))
                .callQuietly("configType", () -> new ConfigurationBinder<>(typed.configType()).bind(config));
    }
}
