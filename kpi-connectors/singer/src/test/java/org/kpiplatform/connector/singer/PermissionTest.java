package org.kpiplatform.connector.singer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;

/// What may run, and what it may see.
class PermissionTest {

    @TempDir
    Path folder;

    private TestTaps taps;
    private Path tap;

    @BeforeEach
    void install() {
        taps = new TestTaps(folder);
        tap = taps.tap("tap", "");
    }

    private void assertRefused(Path command, String reason) throws InterruptedException {
        try (MetricSource source = taps.open(command)) {
            assertThatThrownBy(source::discover)
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
                    .hasMessageContaining(reason);
            assertThat(source.check()).isInstanceOf(CheckResult.Failed.class);
        }
    }

    @Test
    void runsNothingWithoutTheOperatorsFile() throws Exception {
        Files.delete(folder.resolve("singer.properties"));

        assertRefused(tap, "This service runs no taps");
    }

    @Test
    void runsNothingBesideThePermittedFoldersNorBelowThem() throws Exception {
        assertRefused(Path.of("/bin/sh"), "directly in one of the folders");
        Path below = Files.createDirectories(taps.folder.resolve("venv/bin"));
        assertRefused(Files.copy(tap, below.resolve("python3")), "directly in one of the folders");
        assertRefused(taps.folder.resolve("venv/../../../../../../../../bin/sh"), "directly in one of the folders");
        assertRefused(taps.folder.resolve("catalog.json"), "no program");
    }

    @Test
    void runsWhatALinkInAPermittedFolderPointsTo() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("venvs")).resolve("tap-linked");
        Files.move(tap, elsewhere);
        TestTaps.write(folder.resolve("venvs/catalog.json"), TestTaps.THINGS);
        Path link = Files.createSymbolicLink(taps.folder.resolve("tap-linked"), elsewhere);
        try (MetricSource source = taps.open(link)) {
            assertThat(source.discover()).hasSize(1);
        }
    }

    @Test
    void givesATapNothingOfTheServicesEnvironmentButWhatBothSidesName() throws InterruptedException {
        Path spying = taps.tap("spy", "env > \"$here/env\"; ls -ln \"$config\" > \"$here/ls\"; pwd > \"$here/pwd\"");
        taps.permit("taps = " + taps.folder + "\nenvironment = USER, LOGNAME, JAVA_HOME, MAVEN_CMD_LINE_ARGS");
        taps.environment = List.of("JAVA_HOME", "MAVEN_CMD_LINE_ARGS");
        try (MetricSource source = taps.open(spying)) {
            TestTaps.read(source, null, 10);
        }
        assertThat(TestTaps.text(taps.folder.resolve("env")).lines())
                .allMatch(line -> line.matches(
                        "(PATH|LANG|HOME|TMPDIR|KPI_TAP_RUN|JAVA_HOME|MAVEN_CMD_LINE_ARGS|PWD|SHLVL|OLDPWD|_)=.*"));
        assertThat(TestTaps.text(taps.folder.resolve("ls"))).startsWith("-rw-------");
        assertThat(Path.of(TestTaps.text(taps.folder.resolve("pwd")).strip())).doesNotExist();
    }

    @Test
    void refusesVariablesThatTheOperatorDoesNotName() throws InterruptedException {
        taps.environment = List.of("QUARKUS_DATASOURCE_PASSWORD");

        assertRefused(tap, "QUARKUS_DATASOURCE_PASSWORD");
    }

    @Test
    void writesSettingsAsTheTapWantsThem() throws InterruptedException {
        taps.settings.put("start_date", "2026-01-01");
        taps.settings.put("account.region", "eu");
        taps.jsonSettings.put("account.ids", "[1, 2]");
        Path spying = taps.tap("spy", "cat \"$config\" > \"$here/config\"");
        try (MetricSource source = taps.open(spying)) {
            TestTaps.read(source, null, 10);
        }

        assertThat(TestTaps.text(taps.folder.resolve("config")))
                .contains("\"start_date\":\"2026-01-01\"", "\"access_token\":\"" + TestTaps.TOKEN + "\"")
                .containsAnyOf(
                        "\"account\":{\"region\":\"eu\",\"ids\":[1,2]}",
                        "\"account\":{\"ids\":[1,2],\"region\":\"eu\"}");
    }

    @Test
    void tellsNoSecretInItsArguments() throws InterruptedException, IOException {
        Path tapAlone = taps.tap("spy", "");
        TestTaps.write(
                tapAlone,
                "#!/bin/sh\nhere=$(dirname \"$0\")\necho \"$@\" >> \"$here/arguments\"\ncat \"$here/catalog.json\"\n");
        try (MetricSource source = taps.open(tapAlone)) {
            source.discover();
        }
        assertThat(TestTaps.text(taps.folder.resolve("arguments")))
                .contains("--config", "--discover")
                .doesNotContain(TestTaps.TOKEN);
    }
}
