package org.kpiplatform.app.source.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How pushes are taken. How large a body may be is `kpi.request.largest-push`.
@ConfigMapping(prefix = "kpi.push")
interface PushConfig {

    /// How many pushes this node works on at the same time.
    @WithDefault("8")
    @Min(1)
    int parallel();

    /// How many of them may be for the same stream. One is stored at a time; the others are received meanwhile.
    @WithDefault("4")
    @Min(1)
    int parallelOfStream();

    /// How long a push waits for its turn before it is sent away with 429.
    @WithDefault("PT1S")
    Duration longestWait();

    /// How long a body may take to come.
    @WithDefault("PT2M")
    Duration bodyLimit();

    /// How many records are stored together, at most; what one push is holding in memory.
    @WithDefault("5000")
    @Min(1)
    int batchSize();

    /// For how long answers are kept for those who send the same again.
    @WithDefault("P7D")
    Duration keepAnswers();

    /// How far the clocks of senders may be ahead.
    @WithDefault("PT5M")
    Duration clockSkew();
}
