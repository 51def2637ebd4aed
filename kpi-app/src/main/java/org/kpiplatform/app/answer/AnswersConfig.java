package org.kpiplatform.app.answer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How answers are kept.
@ConfigMapping(prefix = "kpi.answers")
interface AnswersConfig {

    /// The memory that answers may take; `0` keeps none.
    @WithDefault("64M")
    MemorySize memory();
}
