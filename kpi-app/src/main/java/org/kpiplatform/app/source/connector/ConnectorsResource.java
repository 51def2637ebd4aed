package org.kpiplatform.app.source.connector;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.source.ConnectorView;
import org.kpiplatform.api.source.ConnectorsApi;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.connector.host.LoadedConnector;
import org.kpiplatform.connector.host.Plugins;

@RunOnVirtualThread
class ConnectorsResource implements ConnectorsApi {

    /// In the place of a plugin's name.
    private static final String SERVICE = "service";

    private final Plugins plugins;
    private final Sources sources;

    ConnectorsResource(Plugins plugins, Sources sources) {
        this.plugins = plugins;
        this.sources = sources;
    }

    @Override
    public Page<ConnectorView> connectors(int limit, @Nullable String cursor) {
        return Pages.of(views(), limit, cursor);
    }

    @Override
    public ConnectorView connector(String type) {
        Map<String, ConnectorView> views = views();
        return Optional.ofNullable(views.get(type))
                .orElseThrow(() -> ProblemException.notFound("connector", type, views.keySet()));
    }

    private Map<String, ConnectorView> views() {
        Map<String, ConnectorView> views = new TreeMap<>();
        plugins.connectors().forEach(it -> views.put(it.info().type(), view(it)));
        sources.own().forEach(it -> views.put(it.info().type(), view(it)));
        return views;
    }

    private static ConnectorView view(OwnConnector connector) {
        return new ConnectorView(
                connector.info().type(),
                connector.info().title(),
                connector.info().description(),
                SERVICE,
                SERVICE,
                List.of(),
                connector.configurationSchema());
    }

    private static ConnectorView view(LoadedConnector connector) {
        return new ConnectorView(
                connector.info().type(),
                connector.info().title(),
                connector.info().description(),
                connector.plugin(),
                connector.version(),
                connector.info().capabilities().stream()
                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                connector.configurationSchema());
    }
}
