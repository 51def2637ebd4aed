package org.kpiplatform.app.source.preset;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.preset.PresetFilling;
import org.kpiplatform.api.preset.PresetSetting;
import org.kpiplatform.api.preset.PresetView;
import org.kpiplatform.api.preset.PresetsApi;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.source.secret.SourceSecrets;
import org.kpiplatform.connector.host.LoadedConnector;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.connector.host.preset.Preset;
import org.kpiplatform.domain.catalog.DefinitionKind;

@RunOnVirtualThread
class PresetsResource implements PresetsApi {

    private final Plugins plugins;
    private final SourceSecrets secrets;

    PresetsResource(Plugins plugins, SourceSecrets secrets) {
        this.plugins = plugins;
        this.secrets = secrets;
    }

    @Override
    public Page<PresetView> presets(int limit, @Nullable String cursor) {
        Map<String, PresetView> views = ready().values().stream()
                .collect(Collectors.toMap(it -> it.preset().name(), this::view));
        return Pages.of(views, limit, cursor);
    }

    @Override
    public PresetView preset(String name) {
        return view(require(name));
    }

    @Override
    public DefinitionFiles definitions(String name, PresetFilling filling) {
        return require(name).in(filling.currency()).filled(filling);
    }

    private ReadyDefinitions require(String name) {
        Map<String, ReadyDefinitions> ready = ready();
        ReadyDefinitions found = ready.get(name);
        if (found == null) {
            throw ProblemException.notFound("preset", name, ready.keySet());
        }
        return found;
    }

    /// By name. Where two plugins bring the same name, that of the first one by name counts.
    private Map<String, ReadyDefinitions> ready() {
        Map<String, List<Preset>> byPlugin = new TreeMap<>(plugins.connectors().stream()
                .collect(Collectors.toMap(LoadedConnector::plugin, LoadedConnector::presets, (one, _) -> one)));
        Map<String, ReadyDefinitions> ready = new TreeMap<>();
        byPlugin.forEach((plugin, presets) -> presets.forEach(preset -> {
            try {
                ready.putIfAbsent(preset.name(), ReadyDefinitions.of(preset, plugin));
            } catch (ReadyDefinitions.BrokenPreset e) {
                Log.warn(e.getMessage());
            }
        }));
        return ready;
    }

    private PresetView view(ReadyDefinitions ready) {
        return new PresetView(
                ready.preset().name(),
                ready.preset().title(),
                ready.preset().description(),
                ready.plugin(),
                ready.source().connector(),
                ready.source().key(),
                Options.placeholders(ready.source().config()).entrySet().stream()
                        .map(option -> new PresetSetting(
                                option.getKey(),
                                option.getValue(),
                                secrets.isSecret(
                                        ready.source().connector(),
                                        option.getKey().replaceFirst("\\..*", ""))))
                        .toList(),
                ready.preset().currency(),
                ready.keys(DefinitionKind.METRIC).size(),
                ready.keys(DefinitionKind.KPI));
    }
}
