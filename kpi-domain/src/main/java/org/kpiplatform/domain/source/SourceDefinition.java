package org.kpiplatform.domain.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A configured place that records come from.
///
/// @param key         `snake_case`, unique among sources
/// @param name        for people, or null to show the key
/// @param description one or two sentences, or null
/// @param connector   the type of the connector: `csv`
/// @param config      the connector's own options: strings, numbers, booleans, lists and maps
/// @param folder      where relative paths of the configuration start, absolute; [#UPLOADED] for the files that
///     are sent to the service for this source; null for the service's own folder. `kpi apply` fills in the
///     folder of the file
/// @param schedule    when it is synced by itself, or null where somebody has to ask for it
/// @param streams     by key, in the order of the keys, which is also the order of their syncs
public record SourceDefinition(
        String key,
        @Nullable String name,
        @Nullable String description,
        String connector,
        Map<String, Object> config,
        @Nullable String folder,
        @Nullable ScheduleDefinition schedule,
        Map<String, StreamDefinition> streams) {

    /// The folder of a source whose files are sent to the service.
    public static final String UPLOADED = "<uploaded>";

    public SourceDefinition {
        config = config == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(config));
        streams = streams == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(streams));
    }

    /// Whether its files are sent to the service.
    public boolean readsUploads() {
        return UPLOADED.equals(folder);
    }
}
