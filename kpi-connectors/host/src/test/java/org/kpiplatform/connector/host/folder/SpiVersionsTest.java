package org.kpiplatform.connector.host.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiVersionsTest {

    private static final SpiVersions THREE_TO_FIVE = new SpiVersions(3, 5);

    @ParameterizedTest
    @ValueSource(strings = {"3", "4", "5"})
    void takesPluginsOfEveryVersionThatIsSpoken(String version) {
        assertThatCode(() -> THREE_TO_FIVE.require("rivers", version)).doesNotThrowAnyException();
    }

    @Test
    void sendsThoseWithANewerPluginToANewerPlatform() {
        assertThatThrownBy(() -> THREE_TO_FIVE.require("rivers", "6"))
                .isInstanceOf(PluginRefusal.class)
                .hasMessage(
                        "Plugin `rivers` was built against version 6 of the SPI, while this platform speaks versions "
                                + "3 to 5. Update the platform, or install an older release of the plugin.");
    }

    @Test
    void sendsThoseWithAnOlderPluginToANewerPlugin() {
        assertThatThrownBy(() -> THREE_TO_FIVE.require("rivers", "2"))
                .hasMessageEndingWith("Install a newer release of the plugin, or ask its author to build one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "-4", "0", "04", "four", "4000000000"})
    void refusesWhatIsNoVersion(String text) {
        assertThatThrownBy(() -> THREE_TO_FIVE.require("rivers", text))
                .hasMessageContaining("`Kpi-Spi-Version: " + text + "`", "a whole number such as `5`");
    }

    @Test
    void speaksTheVersionThatTheBuildWritesIntoPlugins() throws IOException {
        String build = Files.readString(Path.of("..", "pom.xml"));

        assertThat(build).contains("<kpi.spi.version>" + SpiVersions.SPOKEN.newest() + "</kpi.spi.version>");
    }
}
