package org.kpiplatform.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferencesTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("KPI_SECRET_SHOP", "hunter2", "KPI_SECRET_NOTHING", "", "PATH", "/usr/bin");

    @TempDir
    Path machine;

    private SecretReferences references = new SecretReferences("KPI_SECRET_", Optional.empty(), ENVIRONMENT::get);

    @BeforeEach
    void fillTheFolder() throws IOException {
        Path folder = machine.resolve("secrets");
        Files.createDirectories(folder.resolve("..data"));
        Files.writeString(folder.resolve("plain"), "hunter3\n");
        Files.writeString(folder.resolve("..data/mounted"), "hunter4");
        Files.createSymbolicLink(folder.resolve("mounted"), Path.of("..data/mounted"));
        Files.writeString(machine.resolve("passwd"), "root");
        Files.createSymbolicLink(folder.resolve("way-out"), machine.resolve("passwd"));
        Files.createFile(folder.resolve("empty"));
        references = new SecretReferences("KPI_SECRET_", Optional.of(folder), ENVIRONMENT::get);
    }

    @ParameterizedTest
    @CsvSource({"${env:KPI_SECRET_SHOP},hunter2", "${file:plain},hunter3", "${file:mounted},hunter4"})
    void findsWhatStandsElsewhere(String reference, String secret) {
        assertThat(references.lookUp(reference)).isEqualTo(secret);
    }

    @Test
    void findsAFileByItsWholePath() {
        assertThat(references.lookUp("${file:" + machine.resolve("secrets/plain") + "}"))
                .isEqualTo("hunter3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env:PATH}",
                "${file:../passwd}",
                "${file:/etc/passwd}",
                "${file:way-out}",
                "${vault:shop}",
                "${env:}",
                "${}"
            })
    void refusesWhatNoDefinitionMayReadAndWhatNobodyKnows(String reference) {
        assertThat(SecretReferences.isReference(reference)).isTrue();
        assertThatThrownBy(() -> references.lookUp(reference))
                .isInstanceOfSatisfying(
                        SecretUnavailable.class, e -> assertThat(e.isRefused()).isTrue())
                .hasMessageContaining("`" + reference + "`")
                .hasMessageNotContaining("root");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env:KPI_SECRET_SHOPS}",
                "${env:KPI_SECRET_NOTHING}",
                "${file:none}",
                "${file:empty}",
                "${file:.}"
            })
    void namesWhatIsMissing(String reference) {
        assertThatThrownBy(() -> references.lookUp(reference))
                .isInstanceOfSatisfying(
                        SecretUnavailable.class, e -> assertThat(e.isRefused()).isFalse())
                .hasMessageContaining("`" + reference + "`");
    }

    @Test
    void refersToNoFileWhereNoFolderIsConfigured() {
        SecretReferences without = new SecretReferences("KPI_SECRET_", Optional.empty(), ENVIRONMENT::get);

        assertThatThrownBy(() -> without.lookUp("${file:plain}"))
                .hasMessage("refers to `${file:plain}`, and no folder of secrets is configured (kpi.secrets.folder).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "a${env:X}", "${env:X}b", "$env:X", "${env:X} ${env:Y}"})
    void takesOtherTextsForWhatTheyAre(String text) {
        assertThat(SecretReferences.isReference(text)).isFalse();
    }
}
