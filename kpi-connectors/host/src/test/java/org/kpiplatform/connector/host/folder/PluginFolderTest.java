package org.kpiplatform.connector.host.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginFolderTest {

    @TempDir
    private Path scratch;

    private Path plugins;
    private PluginFolder folder;

    @BeforeEach
    void make() throws IOException {
        plugins = Files.createDirectory(scratch.resolve("plugins"));
        folder = new PluginFolder(plugins);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil.jar", "plugin/../../evil.jar", "/evil.jar", "..\\evil.jar", "C:/evil.jar", "a/../b.jar"
            })
    void unpacksNothingOfAZipThatLeadsOutOfItsFolder(String name) throws IOException {
        Path zip = zip("good.jar", name);

        assertThatThrownBy(() -> folder.stage("rivers", zip))
                .isInstanceOf(PluginRefusal.class)
                .hasMessageContaining("has an entry `" + name + "`, which leads out of the plugin's folder");

        assertThat(plugins.resolve(".kpi/incoming")).isEmptyDirectory();
        assertThat(scratch.resolve("evil.jar")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf.jar", ".hidden.jar", "a b.jar", "a\u0000.jar"})
    void refusesJarsWithNamesThatOnlyMakeTrouble(String name) throws IOException {
        Path zip = zip(name);

        assertThatThrownBy(() -> folder.stage("rivers", zip)).hasMessageContaining("Rename it");
    }

    @Test
    void keepsSubFoldersOfAZipAndThoseOfThePluginThatWasInPlace() throws Exception {
        folder.put(folder.stage("rivers", zip("rivers/one.jar", "rivers/drivers/old.jar", "rivers/more/old.jar")));
        Path staged = folder.stage("rivers", zip("two.jar", "more/new.jar"));

        folder.takeOver(staged);
        folder.put(staged);

        assertThat(Trees.files(plugins.resolve("rivers")).stream()
                        .map(it -> plugins.relativize(it).toString()))
                .containsExactly("rivers/drivers/old.jar", "rivers/more/new.jar", "rivers/two.jar");
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        Path text = Files.writeString(scratch.resolve("x"), "hello");

        assertThatThrownBy(() -> folder.stage("rivers", text)).hasMessageContaining("neither a jar nor a zip");
        assertThatThrownBy(() -> folder.stage("rivers", zip("readme.txt"))).hasMessageContaining("holds no jar");
    }

    @Test
    void putsBackWhatWasOnItsWayToBeReplacedWhenTheServiceDied() throws Exception {
        folder.put(folder.stage("rivers", zip("one.jar")));
        // the state between the two renames of a replacement
        Path aside = Files.createDirectories(plugins.resolve(".kpi/replaced")).resolve("rivers");
        Files.move(plugins.resolve("rivers"), aside);
        folder.stage("rivers", zip("two.jar"));

        new PluginFolder(plugins).recover();

        assertThat(plugins.resolve("rivers/one.jar")).exists();
        assertThat(plugins.resolve(".kpi/incoming")).doesNotExist();
    }

    @Test
    void forgetsTheReplacedOneWhenTheServiceDiedAfterwards() throws Exception {
        folder.put(folder.stage("rivers", zip("two.jar")));
        Path aside = Files.createDirectories(plugins.resolve(".kpi/replaced/rivers"));
        Files.writeString(aside.resolve("one.jar"), "old");

        new PluginFolder(plugins).recover();

        assertThat(plugins.resolve("rivers/two.jar")).exists();
        assertThat(aside).doesNotExist();
    }

    @Test
    void replacesASingleJarByAFolderOfTheSameName() throws Exception {
        Files.writeString(plugins.resolve("rivers.jar"), "old");

        folder.put(folder.stage("rivers", zip("two.jar")));

        assertThat(folder.entries()).containsExactly(plugins.resolve("rivers"));
    }

    @Test
    void removesALinkAndNotWhatItLeadsTo() throws Exception {
        Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("kept.jar"), "kept");
        Files.createSymbolicLink(plugins.resolve("linked"), elsewhere);

        folder.remove("linked");

        assertThat(plugins.resolve("linked")).doesNotExist();
        assertThat(elsewhere.resolve("kept.jar")).exists();
    }

    private Path zip(String... entries) throws IOException {
        Path zip = Files.createTempFile(scratch, "upload", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(65);
            }
        }
        return zip;
    }
}
