package org.kpiplatform.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCompanyTest {

    /// Changes with the story only: docs/demo.md quotes numbers, so look at them again when this changes.
    private static final String STORY = "98bbfc40f29787b9eda924fb34f8791257ca13b1d700f9f1f84369f6dba3e221";

    @TempDir
    Path folder;

    @Test
    void writesTheSameBytesInEveryTimeZoneAndLanguage() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(digest(DemoCompany.write(folder))).isEqualTo(STORY);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void everySystemOfTheCompanyExportsItsFiles() throws IOException {
        List<Path> files = DemoCompany.write(folder);

        assertThat(files.stream().map(file -> folder.relativize(file).toString()))
                .containsExactlyInAnyOrder(
                        "shop/orders-2023.csv",
                        "shop/orders-2024.csv",
                        "shop/orders-2025.csv",
                        "shop/products.csv",
                        "shop/prices.csv",
                        "crm/accounts.csv",
                        "crm/agents.csv",
                        "crm/opportunities.csv",
                        "desk/tickets.csv",
                        "marketing/spend.csv",
                        "people/employees.csv");
    }

    @Test
    void nothingHappensOutsideTheThreeYears() throws IOException {
        DemoCompany.write(folder);

        List<String> days = Stream.of("shop/orders-2023.csv", "shop/orders-2024.csv", "shop/orders-2025.csv")
                .flatMap(this::rows)
                .map(row -> row.split(",", -1)[2].substring(0, 10))
                .toList();
        assertThat(days).isSorted().first().isEqualTo("2023-01-01");
        assertThat(days).last().isEqualTo("2025-12-31");
    }

    @Test
    void sevenOrSoRowsAreSpoiltOnPurpose() throws IOException {
        DemoCompany.write(folder);

        assertThat(Stream.of("shop/orders-2023.csv", "shop/orders-2024.csv", "shop/orders-2025.csv")
                        .flatMap(this::rows)
                        .filter(row -> row.contains("EUR ")))
                .hasSize(3);
        assertThat(rows("desk/tickets.csv").filter(row -> row.contains("-02-30T")))
                .hasSize(4);
    }

    private Stream<String> rows(String file) {
        try {
            return Files.readAllLines(folder.resolve(file)).stream().skip(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(List<Path> files) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (Path file : files) {
            sha.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
