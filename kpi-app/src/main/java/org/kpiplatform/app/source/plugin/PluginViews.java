package org.kpiplatform.app.source.plugin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.kpiplatform.api.plugin.PluginFile;
import org.kpiplatform.api.plugin.PluginState;
import org.kpiplatform.api.plugin.PluginView;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.connector.host.PluginStatus;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.domain.source.SourceDefinition;

/// Plugins beside the sources that use them.
@ApplicationScoped
class PluginViews {

    private final Plugins plugins;
    private final Definitions definitions;

    PluginViews(Plugins plugins, Definitions definitions) {
        this.plugins = plugins;
        this.definitions = definitions;
    }

    /// By name; of one name, what is in use comes first.
    List<PluginView> all() {
        return plugins.statuses().stream()
                .map(this::view)
                .sorted(Comparator.comparing(PluginView::name).thenComparing(PluginView::state))
                .toList();
    }

    private PluginView view(PluginStatus plugin) {
        return new PluginView(
                plugin.name(),
                plugin.version(),
                PluginState.valueOf(plugin.state().name()),
                plugin.connectors(),
                plugin.jars().stream()
                        .map(jar -> new PluginFile(jar.path(), jar.sha256()))
                        .toList(),
                plugin.pinned(),
                plugin.state() == PluginStatus.State.ACTIVE ? sources(plugin.connectors()) : List.of(),
                plugin.refused(),
                plugin.calls(),
                plugin.threads(),
                plugin.notes());
    }

    private List<String> sources(Collection<String> connectors) {
        return definitions.catalog().sources().values().stream()
                .filter(source -> connectors.contains(source.connector()))
                .map(SourceDefinition::key)
                .sorted()
                .toList();
    }
}
