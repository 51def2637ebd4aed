package org.kpiplatform.app.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What secrets are sealed with, and where those may stand that are only referred to.
@ConfigMapping(prefix = "kpi.secrets")
interface SecretsConfig {

    /// 32 random bytes in base64.
    Optional<String> key();

    /// A file that holds such a key, instead.
    Optional<Path> keyFile();

    /// Whether a key file that does not exist is made. A service with its own database does so beside its data.
    @WithDefault("false")
    boolean makeKeyFile();

    /// Keys that secrets were sealed with before. What they have sealed is sealed anew at the start.
    Optional<List<String>> oldKeys();

    /// How the names of environment variables begin that definitions may refer to.
    @WithDefault("KPI_SECRET_")
    String environment();

    /// The folder of the files that definitions may refer to. Without one they may refer to none.
    Optional<Path> folder();
}
