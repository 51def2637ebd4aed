package org.kpiplatform.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A database that was migrated yesterday refuses a service whose migrations of yesterday have changed.
class MigrationsTest {

    @Test
    void migrationsAreOnlyEverAdded() throws IOException {
        assertThat(present())
                .as(
                        "a migration may be in somebody's database by now: put what is missing into a new one, and add its line"
                                + " (sha256sum) to migrations.sha256 beside this test")
                .isEqualTo(writtenDown());
    }

    private static List<String> present() throws IOException {
        Path folder = Path.of("src/main/resources/db/migration");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(MigrationsTest::line).sorted().toList();
        }
    }

    private static List<String> writtenDown() throws IOException {
        try (InputStream file = MigrationsTest.class.getResourceAsStream("migrations.sha256")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .sorted()
                    .toList();
        }
    }

    private static String line(Path migration) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(migration));
            return HexFormat.of().formatHex(digest) + "  " + migration.getFileName();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
