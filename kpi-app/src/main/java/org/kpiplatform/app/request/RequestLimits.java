package org.kpiplatform.app.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How large a request may be. The limits of the server itself lie above these and answer without a word.
@ConfigMapping(prefix = "kpi.request")
public interface RequestLimits {

    /// The largest body that is read, where nothing else is said of the operation.
    @WithDefault("16M")
    MemorySize largestBody();

    /// The largest body of a push. It is kept in a file until it is complete.
    @WithDefault("64M")
    MemorySize largestPush();

    /// The largest file that is sent for a source to read. It is kept in a file until it is complete.
    @WithDefault("1G")
    MemorySize largestUpload();

    /// The largest plugin that is read. The server itself refuses what is larger than
    /// `quarkus.http.limits.max-body-size`.
    @WithDefault("128M")
    MemorySize largestPlugin();

    /// The longest path with its query, in characters.
    @WithDefault("8192")
    int longestTarget();
}
