package org.kpiplatform.app.source.preset;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFile;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.preset.PresetFilling;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.definition.yaml.WrittenDefinition;
import org.kpiplatform.app.definition.yaml.WrittenDefinitions;
import org.kpiplatform.app.definition.yaml.YamlExport;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.connector.host.preset.Preset;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// A preset that has been read.
///
/// @param plugin  that brought it
/// @param written in the order of its file
record ReadyDefinitions(Preset preset, String plugin, SourceDefinition source, List<WrittenDefinition> written) {

    /// Reads a preset.
    ///
    /// @throws BrokenPreset when it is none
    static ReadyDefinitions of(Preset preset, String plugin) {
        WrittenDefinitions read =
                WrittenDefinitions.read(List.of(new DefinitionFile(preset.name() + ".yaml", null, preset.text())));
        if (!read.mistakes().isEmpty()) {
            throw new BrokenPreset(preset, plugin, read.mistakes().getFirst().message());
        }
        List<SourceDefinition> sources = read.definitions().stream()
                .map(WrittenDefinition::definition)
                .filter(SourceDefinition.class::isInstance)
                .map(SourceDefinition.class::cast)
                .toList();
        if (sources.size() != 1) {
            throw new BrokenPreset(preset, plugin, "It defines " + sources.size() + " sources, expected one.");
        }
        return new ReadyDefinitions(preset, plugin, sources.getFirst(), read.definitions());
    }

    /// The keys of one kind, in the order of the file.
    List<String> keys(DefinitionKind kind) {
        return written.stream()
                .filter(it -> it.kind() == kind)
                .map(WrittenDefinition::key)
                .toList();
    }

    /// The same definitions with amounts in another currency.
    ///
    /// @param currency an ISO 4217 code, or null for the preset's own
    ReadyDefinitions in(@Nullable String currency) {
        if (currency == null) {
            return this;
        }
        if (preset.currency() == null) {
            throw refused("The preset `" + preset.name() + "` has no amounts, so that it takes no currency.");
        }
        if (!isMoney(currency)) {
            throw refused(
                    "`" + currency + "` is no currency of ISO 4217 that amounts can be in, such as `EUR` and `USD`.");
        }
        return of(preset.in(currency), plugin);
    }

    /// Gold, and the codes for tests and for no currency, have no decimals; units know none of them.
    private static boolean isMoney(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(it -> it.getCurrencyCode().equals(code) && it.getDefaultFractionDigits() >= 0);
    }

    private static ProblemException refused(String message) {
        return ProblemException.invalid(message, List.of(Violation.of("currency", message)));
    }

    /// The definitions as a file, with what was missing.
    DefinitionFiles filled(PresetFilling filling) {
        String key = filling.source() == null ? source.key() : filling.source();
        Map<String, Object> config = source.config();
        for (Map.Entry<String, Object> option : filling.config().entrySet()) {
            config = Options.with(config, option.getKey(), option.getValue());
        }
        requireNothingOpen(config);
        SourceDefinition filled = new SourceDefinition(
                key,
                source.name(),
                source.description(),
                source.connector(),
                config,
                source.folder(),
                source.schedule(),
                source.streams());
        String text = written.stream()
                .map(it -> new YamlExport.Written(it.kind(), filled(it.definition(), filled)))
                .collect(Collectors.collectingAndThen(Collectors.toList(), YamlExport::of));
        String head = "# The preset " + preset.name() + " of the plugin " + plugin + ".\n";
        return new DefinitionFiles(List.of(new DefinitionFile(key + ".yaml", null, head + text)), false);
    }

    private Object filled(Object definition, SourceDefinition filled) {
        return switch (definition) {
            case SourceDefinition _ -> filled;
            case MetricDefinition metric -> over(metric, source.key(), filled.key());
            default -> definition;
        };
    }

    private static MetricDefinition over(MetricDefinition metric, String before, String after) {
        String of = metric.of().startsWith(before + ".") ? after + metric.of().substring(before.length()) : metric.of();
        return new MetricDefinition(
                metric.key(),
                metric.name(),
                metric.description(),
                of,
                metric.measure(),
                metric.where(),
                metric.time(),
                metric.dimensions(),
                metric.unit());
    }

    private void requireNothingOpen(Map<String, Object> config) {
        List<Violation> open = Options.placeholders(config).entrySet().stream()
                .map(option -> Violation.of(
                        "config." + option.getKey(),
                        "The preset `" + preset.name() + "` has to know `" + option.getKey() + "`: " + option.getValue()
                                + "."))
                .toList();
        if (!open.isEmpty()) {
            throw ProblemException.invalid(
                    open.size() == 1 ? "Something has to be said yet." : open.size() + " things have to be said yet.",
                    open);
        }
    }

    /// The preset is its plugin's mistake.
    static final class BrokenPreset extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenPreset(Preset preset, String plugin, @Nullable String flaw) {
            super("The preset `" + preset.name() + "` of plugin `" + plugin + "` can not be used: " + flaw);
        }
    }
}
