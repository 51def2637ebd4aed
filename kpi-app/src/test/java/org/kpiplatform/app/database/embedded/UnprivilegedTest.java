package org.kpiplatform.app.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedTest {

    private static final List<String> IMPOSSIBLE = List.of("false");
    private static final List<String> POSSIBLE = List.of("env");

    @TempDir
    Path folder;

    @Test
    void needsNothingForANormalUser() {
        assertThat(Unprivileged.prefix(folder, false, IMPOSSIBLE)).isEmpty();
    }

    @Test
    void leavesRootWhereThatIsPossible() {
        assertThat(Unprivileged.prefix(folder, true, POSSIBLE)).isEqualTo(POSSIBLE);
    }

    @Test
    void tellsRootWhatToDoWhereItIsNot() {
        assertThatThrownBy(() -> Unprivileged.prefix(folder, true, IMPOSSIBLE))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("refuses to run as root")
                .hasMessageContaining("another user")
                .hasMessageContaining("QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void tellsRootWhichFolderIsClosedToANobody() {
        Path closed = folder.resolve("does-not-exist");

        assertThatThrownBy(() -> Unprivileged.prefix(closed, true, POSSIBLE))
                .hasMessageContaining(closed.toString())
                .hasMessageContaining("KPI_HOME");
    }
}
