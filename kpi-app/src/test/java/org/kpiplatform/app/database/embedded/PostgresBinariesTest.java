package org.kpiplatform.app.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {

    @ParameterizedTest
    @CsvSource({
        "Linux,    amd64,   postgres-linux-x86_64.txz",
        "Linux,    aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64,  postgres-darwin-arm_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
    })
    void areNamedAfterSystemAndProcessor(String system, String processor, String archive) {
        assertThat(PostgresBinaries.archiveFor(system, processor)).isEqualTo(archive);
    }
}
