package org.kpiplatform.connector.spi;

import java.util.Set;

/// What a connector is.
///
/// @param type         the word that definitions use: `connector: csv`; `snake_case`
/// @param title        for people: `CSV files`
/// @param description  one or two sentences: what it reads
/// @param capabilities what the platform may rely on; the compatibility kit holds the connector to it
public record SourceInfo(String type, String title, String description, Set<Capability> capabilities) {

    public SourceInfo {
        capabilities = Set.copyOf(capabilities);
    }
}
