package org.kpiplatform.app.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenamedOptionsTest {

    private static final String NOW = "kpi.retry.longest-pause";
    private static final String FORMER = "kpi.source.longest-wait";

    @Test
    void anOptionIsStillFoundUnderTheNameThatItHadBefore() {
        assertThat(pause(Map.of(FORMER, "PT7S"), Map.of())).isEqualTo("PT7S");
    }

    @Test
    void theNewNameWinsInTheSamePlace() {
        assertThat(pause(Map.of(FORMER, "PT7S", NOW, "PT8S"), Map.of())).isEqualTo("PT8S");
    }

    @Test
    void theOldNameWinsWhereItsPlaceCountsMore() {
        assertThat(pause(Map.of(NOW, "PT8S"), Map.of(FORMER, "PT9S"))).isEqualTo("PT9S");
    }

    @Test
    void withoutEitherTheDefaultCounts() {
        assertThat(pause(Map.of(), Map.of())).isEqualTo("PT2M");
    }

    private static String pause(Map<String, String> file, Map<String, String> environment) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withInterceptors(new RenamedOptions())
                .withDefaultValue(NOW, "PT2M")
                .withSources(new PropertiesConfigSource(file, "file", 250))
                .withSources(new PropertiesConfigSource(environment, "environment", 300))
                .build();
        return config.getValue(NOW, String.class);
    }
}
