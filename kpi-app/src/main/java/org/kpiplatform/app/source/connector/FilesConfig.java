package org.kpiplatform.app.source.connector;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which files of this machine sources may read.
@ConfigMapping(prefix = "kpi.files")
interface FilesConfig {

    /// The folders that sources may read, with all that is in them. Without any they may read whatever the
    /// service can: it listens on this machine only, so whoever configures a source could read it anyway. Set
    /// this before the service listens to others.
    Optional<List<Path>> root();
}
