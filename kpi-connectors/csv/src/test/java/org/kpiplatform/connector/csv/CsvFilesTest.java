package org.kpiplatform.connector.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

/// Files that can be read, however they are written.
class CsvFilesTest {

    @TempDir
    private Path path;

    private CsvFolder folder;

    @BeforeEach
    void emptyFolder() {
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
    void readsFilesInTheOrderOfTheirNames() throws InterruptedException {
        folder.file("b.csv", "n", "2").file("a.csv", "n", "1").file("c.csv", "n", "3");

        assertThat(folder.read().values()).containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void tellsWhereEachRecordStands() throws InterruptedException {
        folder.file("a.csv", "# a remark", "n,note", "1,\"two", "lines\"", "", "2,x")
                .with(it -> it.comment = "#");

        assertThat(folder.read().batches().getFirst().records())
                .extracting(SourceRecord::position)
                .extracting(Object::toString)
                .containsExactly("a.csv:3", "a.csv:6");
    }

    @Test
    void findsColumnsByTitleNotByPlace() throws InterruptedException {
        folder.file("a.csv", "id,n", "x,1").file("b.csv", "n,id", "2,y");

        assertThat(folder.read().values()).containsExactly(List.of("x", 1L), List.of("y", 2L));
    }

    @Test
    void showsAddedColumnsAndReadsThePinnedOnes() throws InterruptedException {
        folder.file("a.csv", "id", "x");
        StreamSpec pinned = folder.discover();
        folder.file("a.csv", "added,id", "1,x");

        assertThat(folder.discover().fields()).extracting(FieldSpec::name).containsExactly("added", "id");
        assertThat(folder.read(pinned, null).values()).containsExactly(List.of("x"));
    }

    @Test
    void keepsStreamsApart() throws InterruptedException {
        folder.file("orders.csv", "id", "x")
                .file("items/1.csv", "nr", "1")
                .with(it -> it.files = new TreeMap<>(Map.of("orders", "orders.csv", "items", "items/*.csv")));

        try (MetricSource source = folder.open()) {
            assertThat(source.discover()).extracting(StreamSpec::name).containsExactly("items", "orders");
            assertThat(source.check()).isEqualTo(new CheckResult.Passed("2 files, 10 bytes"));
        }
    }

    @Test
    void readsCompressedFilesAlsoOfSeveralMembers() throws Exception {
        byte[] members = concat(gzip("n\n1\n".getBytes(UTF_8)), gzip("2\n".getBytes(UTF_8)));
        folder.file("a.csv.gz", members).file("b.csv", gzip("n\n3\n".getBytes(UTF_8)));

        assertThat(folder.read().values()).containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void readsDeclaredCharacterSets() throws InterruptedException {
        folder.file("a.csv", "Straße\nÄußere Gräben\n".getBytes(ISO_8859_1)).with(it -> it.charset = ISO_8859_1);

        assertThat(folder.discover().fields()).containsExactly(new FieldSpec("strasse", FieldType.TEXT, "Straße"));
        assertThat(folder.read().values()).containsExactly(List.of("Äußere Gräben"));
    }

    @Test
    void believesAByteOrderMarkBeforeTheDeclaration() throws InterruptedException {
        String text = "\ufeffname\n数量\n";
        folder.file("a.csv", text.getBytes(UTF_8))
                .file("b.csv", text.getBytes(UTF_16LE))
                .file("c.csv", text.getBytes(UTF_16BE))
                .with(it -> it.charset = Charset.forName("windows-1252"));

        assertThat(folder.read().values()).containsExactly(List.of("数量"), List.of("数量"), List.of("数量"));
        assertThat(folder.discover().fields()).extracting(FieldSpec::title).containsExactly("name");
    }

    @Test
    void readsAnyLineEnd() throws InterruptedException {
        folder.file("a.csv", "n\r\n1\r\n2".getBytes(UTF_8)).file("b.csv", "n\r3\r4\r".getBytes(UTF_8));

        assertThat(folder.read().values()).containsExactly(List.of(1L), List.of(2L), List.of(3L), List.of(4L));
    }

    @Test
    void readsOtherDialects() throws InterruptedException {
        folder.file(
                        "a.csv",
                        "Export of 31.03.2011",
                        "",
                        "id;closed;amount",
                        "'a;b';31.03.2011;'1.234,50'",
                        "'it''s';n/a;-")
                .with(it -> {
                    it.delimiter = ";";
                    it.quote = "'";
                    it.skipLines = 2;
                    it.decimal = ",";
                    it.grouping = ".";
                    it.dateFormats = List.of("dd.MM.yyyy");
                    it.nullValues = List.of("n/a", "-");
                });

        assertThat(folder.read().values())
                .containsExactly(
                        List.of("a;b", LocalDate.of(2011, 3, 31), new BigDecimal("1234.50")),
                        Arrays.asList("it's", null, null));
    }

    @Test
    void readsTabulatorsAndPlainQuotes() throws InterruptedException {
        folder.file("a.csv", "size\tname", "5\"\tthe \"big\" one").with(it -> {
            it.delimiter = "\\t";
            it.quote = "none";
        });

        assertThat(folder.read().values()).containsExactly(List.of("5\"", "the \"big\" one"));
    }

    @Test
    void mapsTitlesToNames() throws InterruptedException {
        folder.file("a.csv", "Net (EUR),Net (USD)", "1,2")
                .with(it -> it.header = Map.of("Net (EUR)", "net", "Net (USD)", "net_dollar"));

        assertThat(folder.discover().fields()).extracting(FieldSpec::name).containsExactly("net", "net_dollar");
    }

    @Test
    void ignoresBlanksAroundValuesButNotInText() throws InterruptedException {
        folder.file("a.csv", "id , n,d", "\" x \", 1 ,\u00a02011-03-31", " ,  ,");

        assertThat(folder.read().values())
                .containsExactly(Arrays.asList(" x ", 1L, LocalDate.of(2011, 3, 31)), Arrays.asList(" ", null, null));
    }

    @Test
    void takesAnEmptyFileAndABareHeaderForNoRecords() throws InterruptedException {
        folder.file("a.csv", new byte[0])
                .file("b.csv", "id,n")
                .file("c.csv", "id,n", "x,1")
                .file("d.csv", "\n\n".getBytes(UTF_8));

        CsvFolder.Result result = folder.read();

        assertThat(result.values()).containsExactly(List.of("x", 1L));
        assertThat(folder.read(folder.discover(), result.cursor()).values()).isEmpty();
        assertThat(result.cursor().token().lines()).hasSize(5);
    }

    @Test
    void convertsToPinnedTypesWhateverTheDataSuggest() throws InterruptedException {
        folder.file("a.csv", "code,flag,at", "007,1,2011-03-31");
        StreamSpec pinned = new StreamSpec(
                "rows",
                List.of(
                        new FieldSpec("code", FieldType.INTEGER, "code"),
                        new FieldSpec("flag", FieldType.BOOLEAN, "flag"),
                        new FieldSpec("at", FieldType.TEXT, "at")),
                List.of(),
                StreamSpec.DeleteMode.NONE);

        assertThat(folder.read(pinned, null).values()).containsExactly(List.of(7L, true, "2011-03-31"));
    }

    @Test
    void readsThroughLinksIntoPermittedFolders() throws Exception {
        folder.file("real/a.csv", "n", "1");
        Files.createSymbolicLink(path.resolve("linked"), path.resolve("real"));
        folder.with(it -> it.files = Map.of("rows", "linked/*.csv"));

        assertThat(folder.read().values()).containsExactly(List.of(1L));
    }

    @Test
    void leavesFilesOfOtherFoldersAndHiddenOnesAlone() throws InterruptedException {
        folder.file("a.csv", "n", "1").file("sub/b.csv", "n", "2").file(".c.csv", "n", "3");

        assertThat(folder.read().values()).containsExactly(List.of(1L));
    }

    @Test
    void tellsProgressInBytes() throws InterruptedException {
        folder.file("a.csv", "n", "1").file("b.csv", "n", "2");
        try (MetricSource source = folder.open()) {
            StreamSpec stream = source.discover().getFirst();
            try (var reader = source.read(new org.kpiplatform.connector.spi.ReadRequest(stream, null))) {
                assertThat(reader.progress().done()).isZero();
                while (!reader.next(100).last()) {
                    assertThat(reader.progress().total()).isEqualTo(8);
                }
                assertThat(reader.progress().done()).isEqualTo(8);
            }
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        return compressed.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
