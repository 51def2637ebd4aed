package org.kpiplatform.app.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class OrganisationTimeTest {

    private static final Clock NEW_YEARS_EVE = Clock.fixed(Instant.parse("2025-12-31T23:30:00Z"), ZoneOffset.UTC);

    @Test
    void livesInUtcAndLetsNothingSettleWhereNothingIsSaid() {
        OrganisationTime time = time(new PropertiesConfigSource(Map.of(), "test", 100));

        assertThat(time.today()).isEqualTo("2025-12-31");
        assertThat(time.settlingDays()).isZero();
    }

    @Test
    void livesInItsOwnZone() {
        assertThat(inZone("Pacific/Auckland").today()).isEqualTo("2026-01-01");
        assertThat(inZone("America/Los_Angeles").today()).isEqualTo("2025-12-31");
    }

    @Test
    void isConfiguredByEnvironmentVariablesAsWell() {
        OrganisationTime time = time(new EnvConfigSource(Map.of("KPI_ORGANISATION_SETTLING_DAYS", "3"), 300));

        assertThat(time.settlingDays()).isEqualTo(3);
    }

    private static OrganisationTime inZone(String zone) {
        return time(new PropertiesConfigSource(Map.of("kpi.organisation.zone", zone), "test", 100));
    }

    private static OrganisationTime time(ConfigSource source) {
        OrganisationConfig config = new SmallRyeConfigBuilder()
                .withMapping(OrganisationConfig.class)
                .withSources(source)
                .build()
                .getConfigMapping(OrganisationConfig.class);
        return new OrganisationTime(config, NEW_YEARS_EVE);
    }
}
