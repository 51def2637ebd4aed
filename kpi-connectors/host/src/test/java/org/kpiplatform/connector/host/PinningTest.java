package org.kpiplatform.connector.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.host.folder.Pins;
import org.kpiplatform.connector.host.folder.PluginJar;

class PinningTest {

    @TempDir
    private Path scratch;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(scratch.resolve("plugins"));
    }

    @Test
    void loadsOnlyWhatIsPinned() throws Exception {
        Path jar = jar("rivers", "one");
        Files.copy(jar, folder.resolve("rivers.jar"));
        Path pinned = Files.writeString(scratch.resolve("pinned"), "");
        try (Plugins plugins = Plugins.load(folder, () -> Pins.of(List.of(pinned.toString())))) {
            String sum = sum(folder);
            assertThat(plugins.statuses().getFirst().refused())
                    .contains("its jar `rivers.jar` is not pinned. Its SHA-256 is " + sum);

            Files.writeString(pinned, "# of the release\n" + sum + "  rivers.jar\n");
            assertThat(plugins.rescan().added()).containsExactly("rivers");
            assertThat(plugins.statuses().getFirst())
                    .satisfies(it -> assertThat(it.pinned()).isTrue())
                    .satisfies(it -> assertThat(it.jars()).containsExactly(new PluginJar("rivers.jar", sum)));

            Files.write(folder.resolve("rivers.jar"), Files.readAllBytes(jar("rivers", "two")));
            assertThat(plugins.rescan().refused().getFirst().reason())
                    .contains("Its SHA-256 is " + sum(folder) + ", while " + sum + " is pinned");
            assertThat(plugins.connector("rivers")).isPresent();

            Files.write(folder.resolve("rivers.jar"), Files.readAllBytes(jar));
            Files.writeString(pinned, "");
            assertThat(plugins.rescan().removed()).containsExactly("rivers");
        }
    }

    @Test
    void pinsTheJarsOfSubFoldersToo() throws Exception {
        Files.createDirectories(folder.resolve("rivers/drivers"));
        Files.copy(jar("rivers", "one"), folder.resolve("rivers/connector.jar"));
        Files.writeString(folder.resolve("rivers/drivers/extra.jar"), "code");
        try (Plugins plugins = Plugins.load(folder)) {
            assertThat(plugins.statuses().getFirst().jars())
                    .extracting(PluginJar::path)
                    .containsExactly("rivers/connector.jar", "rivers/drivers/extra.jar");
        }
    }

    @Test
    void loadsNothingWhereNobodyCanTellWhatIsPinned() throws Exception {
        Files.copy(jar("rivers", "one"), folder.resolve("rivers.jar"));
        Path pinned = Files.writeString(scratch.resolve("pinned"), "md5 rivers.jar\n");

        try (Plugins plugins = Plugins.load(folder, () -> Pins.of(List.of(pinned.toString())))) {
            assertThat(plugins.statuses().getFirst().refused()).contains("line 1 of", "is `md5 rivers.jar`");
        }
        try (Plugins plugins = Plugins.load(folder, () -> Pins.of(List.of("absent")))) {
            assertThat(plugins.statuses().getFirst().refused()).contains("the file `absent` can not be read");
        }
    }

    private static String sum(Path folder) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve("rivers.jar"));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private Path jar(String type, String word) throws IOException {
        Path jar = Files.createTempDirectory(scratch, "built").resolve("built.jar");
        PluginForge.connector(type, check("\"" + word + "\"")).writeTo(jar);
        return jar;
    }

    private static String check(String expression) {
        return "public CheckResult check() { return new CheckResult.Passed(" + expression + "); }";
    }
}
