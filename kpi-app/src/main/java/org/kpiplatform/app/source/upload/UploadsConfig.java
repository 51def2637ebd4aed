package org.kpiplatform.app.source.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How files are taken that are sent. How large one may be is `kpi.request.largest-upload`.
@ConfigMapping(prefix = "kpi.uploads")
interface UploadsConfig {

    /// Where this node keeps files while they come and while they are read; the system's temporary folder where it
    /// is left out. The files themselves are in the database.
    Optional<Path> folder();

    /// How many files this node takes at the same time.
    @WithDefault("4")
    @Min(1)
    int parallel();

    /// How long a file waits for its turn before it is sent away with 429.
    @WithDefault("PT2S")
    Duration longestWait();
}
