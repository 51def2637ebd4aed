package org.kpiplatform.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ServicePortTest {

    private static final String HERE = "127.0.0.1";

    @Test
    void isUnusableWhileAnotherProgramListens() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new ServicePort(HERE, other.getLocalPort()).whyUnusable())
                    .hasValueSatisfying(sentence -> assertThat(sentence)
                            .contains("port " + other.getLocalPort() + " of " + HERE)
                            .contains("./kpi serve --port"));
        }
    }

    @Test
    void isUsableOtherwise() {
        assertThat(new ServicePort(HERE, 0).whyUnusable()).isEmpty();
    }
}
