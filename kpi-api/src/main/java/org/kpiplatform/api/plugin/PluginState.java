package org.kpiplatform.api.plugin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a plugin is between arriving and leaving.
@Schema(
        description =
                "`active`: sources can use it. `refused`: it can not be used. `retired`: it was replaced or removed, "
                        + "and those who use it may finish. `lingering`: nobody uses it any more, and its classes have not left "
                        + "memory yet.")
public enum PluginState {
    ACTIVE,
    REFUSED,
    RETIRED,
    LINGERING
}
