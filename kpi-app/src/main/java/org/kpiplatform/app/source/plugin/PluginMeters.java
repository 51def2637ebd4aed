package org.kpiplatform.app.source.plugin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.kpiplatform.connector.host.PluginStatus;
import org.kpiplatform.connector.host.Plugins;

/// What operators watch of plugins: refused ones, those that do not leave memory, and the threads that they start.
@Startup
@Singleton
class PluginMeters {

    PluginMeters(MeterRegistry registry, Plugins plugins) {
        for (PluginStatus.State state : PluginStatus.State.values()) {
            Gauge.builder("kpi.plugins", plugins, it -> count(it, state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("kpi.plugins.threads", plugins, PluginMeters::threads).register(registry);
        Gauge.builder("kpi.plugins.calls", plugins, PluginMeters::calls).register(registry);
    }

    private static double count(Plugins plugins, PluginStatus.State state) {
        return plugins.statuses().stream().filter(it -> it.state() == state).count();
    }

    private static double threads(Plugins plugins) {
        return plugins.statuses().stream().mapToInt(it -> it.threads().size()).sum();
    }

    private static double calls(Plugins plugins) {
        return plugins.statuses().stream().mapToInt(it -> it.calls().size()).sum();
    }
}
