package org.kpiplatform.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.StreamSpec;

/// Bad rows are put aside with the reason, and the rest is read.
class QuarantineTest {

    private static final StreamSpec STREAM = new StreamSpec(
            "rows",
            List.of(
                    new FieldSpec("id", FieldType.TEXT, "id"),
                    new FieldSpec("amount", FieldType.DECIMAL, "amount"),
                    new FieldSpec("closed", FieldType.DATE, "closed")),
            List.of("id"),
            StreamSpec.DeleteMode.NONE);

    private CsvFolder folder;

    @BeforeEach
    void emptyFolder(@TempDir Path path) {
        folder = new CsvFolder(path);
    }

    @Test
    void putsAnUnreadableNumberAside() throws InterruptedException {
        CsvFolder.Result result = read("a,abc,2011-03-31", "b,1.50,2011-03-31");

        assertThat(result.rejected())
                .containsExactly(new Rejection(
                        new Position("rows.csv", 2),
                        "amount",
                        "a,abc,2011-03-31",
                        "expected a decimal number such as 1234.50, found `abc`.",
                        List.of("a")));
        assertThat(result.values()).hasSize(1);
    }

    @Test
    void tellsTheKeyWhereItCouldBeRead() throws InterruptedException {
        assertThat(read("a,1,never", "b", ",1,never").rejected())
                .extracting(Rejection::key)
                .containsExactly(List.of("a"), List.of(), List.of());
    }

    @Test
    void putsAnUnreadableDateAside() throws InterruptedException {
        assertThat(read("a,1,31.03.2011").rejected())
                .extracting(Rejection::field, Rejection::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "closed", "expected a date such as 2011-03-31, found `31.03.2011`."));
    }

    @Test
    void namesTheDeclaredPatternsInTheReason() throws InterruptedException {
        folder.with(it -> it.dateFormats = List.of("dd.MM.yyyy"));

        assertThat(read("a,1,2011/03/31").rejected().getFirst().reason())
                .isEqualTo("expected a date such as 2011-03-31, or one that fits dd.MM.yyyy, found `2011/03/31`.");
    }

    @Test
    void putsRowsWithAnotherNumberOfFieldsAside() throws InterruptedException {
        CsvFolder.Result result = read("a,1", "b,1,2011-03-31,what", "c,1,2011-03-31");

        assertThat(result.rejected())
                .extracting(Rejection::reason)
                .containsExactly(
                        "expected 3 fields, as the header has, found 2.",
                        "expected 3 fields, as the header has, found 4.");
        assertThat(result.rejected()).extracting(Rejection::field).containsOnlyNulls();
        assertThat(result.values()).hasSize(1);
    }

    @Test
    void putsNullCharactersAsideAndShowsThem() throws InterruptedException {
        Rejection rejection = read("a\0b,1,2011-03-31").rejected().getFirst();

        assertThat(rejection.field()).isEqualTo("id");
        assertThat(rejection.raw()).isEqualTo("a␀b,1,2011-03-31");
    }

    @Test
    void putsTextsWithoutEndAside() throws InterruptedException {
        CsvFolder.Result result = read("x".repeat(1_000_001) + ",1,2011-03-31", "b,1,2011-03-31");

        assertThat(result.rejected()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason())
                    .contains("text of at most 1,000,000 characters")
                    .hasSizeLessThan(300);
            assertThat(rejection.raw()).hasSize(1_001).endsWith("…");
        });
        assertThat(result.values()).hasSize(1);
    }

    @Test
    void showsARowAsItStandsInTheFile() throws InterruptedException {
        String row = "\"say \"\"hi\"\", all\",\"what, me\",2011-03-31";

        assertThat(read(row).rejected()).extracting(Rejection::raw).containsExactly(row);
    }

    @Test
    void putsTextBehindAClosingQuoteAsideAndGoesOnInTheNextLine() throws InterruptedException {
        CsvFolder.Result result = read(
                "a,1,2011-03-31", "\"b\"x,2,2011-03-31", "c,3,2011-03-31", "\"d\" ,4,2011-03-31", "e,5,2011-03-31");

        assertThat(result.values()).extracting(List::getFirst).containsExactly("a", "c", "e");
        assertThat(result.rejected())
                .extracting(Rejection::position, Rejection::raw)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(new Position("rows.csv", 3), "\"b\"x,2,2011-03-31"),
                        org.assertj.core.groups.Tuple.tuple(new Position("rows.csv", 5), "\"d\" ,4,2011-03-31"));
        assertThat(result.rejected().getFirst().reason()).startsWith("text follows the closing quote of a field.");
    }

    @Test
    void losesOneRowToAnUnclosedQuoteThatALaterOneReveals() throws InterruptedException {
        CsvFolder.Result result = read("\"a,1,2011-03-31", "\"b\",2,2011-03-31", "c,3,2011-03-31");

        assertThat(result.values()).extracting(List::getFirst).containsExactly("b", "c");
        assertThat(result.rejected()).extracting(Rejection::position).containsExactly(new Position("rows.csv", 2));
    }

    @Test
    void countsRejectionsIntoTheBatch() throws InterruptedException {
        String[] rows = IntStream.range(0, 10).mapToObj(i -> "a,b,c").toArray(String[]::new);
        write(rows);
        try (var source = folder.open();
                var reader = source.read(new org.kpiplatform.connector.spi.ReadRequest(STREAM, null))) {
            assertThat(reader.next(4).rejected()).hasSize(4);
        }
    }

    @Test
    void resumesBehindARowThatWasPutAside() throws InterruptedException {
        write("a,1,2011-03-31", "\"b\"x,2,2011-03-31", "c,3,2011-03-31");
        try (var source = folder.open()) {
            CsvFolder.Result one =
                    CsvFolder.read(source, new org.kpiplatform.connector.spi.ReadRequest(STREAM, null), 1);
            for (int i = 0; i < 3; i++) {
                CsvFolder.Result rest = folder.read(STREAM, one.batches().get(i).next());

                assertThat(rest.values().size() + rest.rejected().size()).isEqualTo(2 - i);
            }
        }
    }

    private CsvFolder.Result read(String... rows) throws InterruptedException {
        write(rows);
        return folder.read(STREAM, null);
    }

    private void write(String... rows) {
        folder.file("rows.csv", "id,amount,closed\n" + String.join("\n", rows));
    }
}
