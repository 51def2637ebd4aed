package org.kpiplatform.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;

class CsvSourceTest {

    private CsvFolder folder;

    @BeforeEach
    void emptyFolder(@TempDir Path path) {
        folder = new CsvFolder(path);
    }

    @Test
    void guessesAndReadsEveryType() throws InterruptedException {
        folder.file(
                "deals.csv",
                "DealId,MonthlyIncome,tv_S,close date,Won,At",
                "A1,12,1.5,2011-03-31,true,2011-03-31T08:26:00",
                "A2,,,,,2011-03-31 08:26:00.25+01:00");

        assertThat(folder.discover().fields())
                .containsExactly(
                        new FieldSpec("deal_id", FieldType.TEXT, "DealId"),
                        new FieldSpec("monthly_income", FieldType.INTEGER, "MonthlyIncome"),
                        new FieldSpec("tv_s", FieldType.DECIMAL, "tv_S"),
                        new FieldSpec("close_date", FieldType.DATE, "close date"),
                        new FieldSpec("won", FieldType.BOOLEAN, "Won"),
                        new FieldSpec("at", FieldType.TIMESTAMP, "At"));
        assertThat(folder.read().values())
                .containsExactly(
                        Arrays.asList(
                                "A1",
                                12L,
                                new BigDecimal("1.5"),
                                LocalDate.of(2011, 3, 31),
                                true,
                                Instant.parse("2011-03-31T08:26:00Z")),
                        Arrays.asList("A2", null, null, null, null, Instant.parse("2011-03-31T07:26:00.250Z")));
    }

    @Test
    void doesNotReadUnchangedFilesAgain() throws InterruptedException {
        folder.file("a.csv", "id,n", "x,1").file("b.csv", "id,n", "y,2");
        CsvFolder.Result first = folder.read();

        CsvFolder.Result second = folder.read(folder.discover(), first.cursor());

        assertThat(first.values()).hasSize(2);
        assertThat(second.values()).isEmpty();
        assertThat(second.cursor()).isEqualTo(first.cursor());
    }
}
