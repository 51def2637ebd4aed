package org.kpiplatform.api.plugin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A jar of a plugin.
@Schema(description = "A jar of a plugin.")
public record PluginFile(
        @Schema(description = "Its path in the plugins folder.", examples = "csv/fastcsv.jar")
        String path,

        @Schema(description = "The SHA-256 of what runs, as `sha256sum` prints it.")
        String sha256) {}
