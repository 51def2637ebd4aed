package org.kpiplatform.connector.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// Files that can not be read end with a sentence for whoever can mend them.
class BrokenFilesTest {

    private static final StreamSpec STREAM = new StreamSpec(
            "rows",
            List.of(new FieldSpec("id", FieldType.TEXT, "id"), new FieldSpec("n", FieldType.INTEGER, "n")),
            List.of("id"),
            StreamSpec.DeleteMode.NONE);

    @TempDir
    private Path path;

    private CsvFolder folder;

    @BeforeEach
    void emptyFolder() {
        folder = new CsvFolder(path);
    }

    @Test
    void namesTheLineOfAQuoteThatIsNeverClosed() {
        folder.file("rows.csv", "id,n", "a,1", "\"b,2", "c,3");

        assertFailure(
                ErrorKind.DATA,
                "`rows.csv` opens a quote in line 3 that is never closed. Close it, or set `quote: none` if quotes are "
                        + "plain characters in this file.");
    }

    @Test
    void namesTheLineOfTheQuoteEvenWithinARowOfSeveralLines() {
        folder.file("rows.csv", "id,n", "\"a", "b\",\"1", "c,3");

        assertFailure(ErrorKind.DATA, "opens a quote in line 3 that is never closed");
    }

    @Test
    void stopsAtAQuoteThatTakesMillionsOfCharacters() {
        folder.file("rows.csv", ("id,n\na,1\n\"a,1\n" + "b,2\n".repeat(2_000_000) + "\",3\n").getBytes(UTF_8));

        assertFailure(ErrorKind.DATA, "has a field in line 3 that is longer than 4194304 characters");
    }

    @Test
    void deliversWhatComesBeforeAnUnclosedQuoteAndFailsThere() throws InterruptedException {
        folder.file("rows.csv", "id,n", "a,1", "b,2", "\"c,3");
        try (MetricSource source = folder.open();
                RecordReader reader = source.read(new ReadRequest(STREAM, null))) {
            Batch before = reader.next(100);

            assertThat(before.records()).hasSize(2);
            assertThat(before.last()).isFalse();
            assertThat(before.next().token()).contains(" 4 rows.csv");
            assertThatThrownBy(() -> reader.next(100)).hasMessageContaining("line 4");
        }
    }

    @Test
    void givesUpWhereNearlyEveryRowIsBroken() {
        String rows = IntStream.range(0, 200).mapToObj(i -> "\"a\"b,1").collect(Collectors.joining("\n"));
        folder.file("rows.csv", "id,n", rows);

        assertFailure(ErrorKind.DATA, "`rows.csv` has more than 100 rows in which text follows the closing quote");
    }

    @Test
    void namesLineByteAndCharacterSetWhereTextIsNotDecodable() {
        folder.file("rows.csv", "id,n\nplain,1\nKöln,2\n".getBytes(ISO_8859_1));

        assertFailure(
                ErrorKind.DATA,
                "`rows.csv` is not written in UTF-8: line 3 has the byte 0xF6, which is no character there. Set "
                        + "`charset` to what the file was written in, such as `charset: windows-1252`.");
    }

    @Test
    void findsTheLineOfAByteFarIntoAFile() {
        folder.file("rows.csv", ("id,n\n" + "plain,1\n".repeat(50_000) + "Köln,2\n").getBytes(ISO_8859_1));

        assertFailure(ErrorKind.DATA, "line 50002 has the byte 0xF6");
    }

    @Test
    void refusesTextThatEndsInTheMiddleOfACharacter() {
        byte[] whole = "id,n\nK\u00f6".getBytes(UTF_8);
        folder.file("rows.csv", Arrays.copyOf(whole, whole.length - 1));

        assertFailure(ErrorKind.DATA, "line 2 has the byte 0xC3");
    }

    @Test
    void recognisesUtf16WithoutByteOrderMark() {
        folder.file("rows.csv", "id\nabc\n".getBytes(UTF_16LE));

        assertFailure(ErrorKind.DATA, "If it was written in UTF-16, set `charset: UTF-16LE`");
    }

    @Test
    void namesAVanishedColumnAndWhatThereIs() {
        folder.file("a.csv", "id,n", "x,1").file("b.csv", "id,N1", "y,2");

        assertFailure(
                ErrorKind.DATA,
                "`b.csv` has no column `n` for the field `n` of stream `rows`, only `id`, `N1`. Was it renamed to `N1`? "
                        + "Then say `header: {\"N1\": n}`.");
    }

    @Test
    void readsNothingAtAllWhenALaterFileLacksAColumn() {
        folder.file("a.csv", "id,n", "x,1").file("b.csv", "id,other", "y,2");
        try (MetricSource source = folder.open()) {
            assertThatThrownBy(() -> source.read(new ReadRequest(STREAM, null)))
                    .hasMessageContaining("has no column `n`");
        }
    }

    @Test
    void suggestsTheDelimiterThatWouldSplitTheHeader() {
        folder.file("rows.csv", "id;n", "x;1");

        assertFailure(
                ErrorKind.CONFIG,
                "The header of `rows.csv` has only one column, `id;n`, when split at `,`. Did you mean `delimiter: "
                        + "\";\"`? That would give 2 columns.");
    }

    @Test
    void refusesTwoColumnsOfTheSameName() {
        folder.file("rows.csv", "id,Net (EUR),net eur", "x,1,2");

        assertFailure(
                ErrorKind.CONFIG,
                "Columns 2 (`Net (EUR)`) and 3 (`net eur`) of `rows.csv` would both be called `net_eur`.");
    }

    @Test
    void namesThePatternThatMatchesNothing() throws IOException {
        assertFailure(ErrorKind.DATA, "No file matches `" + path.toRealPath() + "/*.csv*`.");
    }

    @Test
    void namesTheFolderThatIsNotThere() {
        folder.with(it -> it.files = Map.of("rows", "absent/*.csv"));

        assertFailure(ErrorKind.DATA, "there is no `" + path.resolve("absent") + "`");
    }

    @Test
    void suggestsFilesWhereAFolderIsNamed() throws IOException {
        Files.createDirectories(path.resolve("data"));
        folder.with(it -> it.files = Map.of("rows", "data"));

        assertFailure(ErrorKind.CONFIG, "It is a folder; did you mean `data/*.csv`?");
    }

    @Test
    void staysWithinPermittedFolders(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("secret.csv"), "id,n\nx,1\n");
        Files.createSymbolicLink(path.resolve("rows.csv"), elsewhere.resolve("secret.csv"));

        assertFailure(ErrorKind.CONFIG, "lies outside the folders that sources may read");

        folder.with(it -> it.files = Map.of("rows", elsewhere + "/*.csv"));
        assertFailure(ErrorKind.CONFIG, "lies outside the folders that sources may read");

        folder.with(it -> it.files = Map.of("rows", "../" + elsewhere.getFileName() + "/*.csv"));
        assertFailure(ErrorKind.CONFIG, "lies outside the folders that sources may read");
    }

    @Test
    void recognisesArchivesAndWorkbooks() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("rows.csv"));
        }
        folder.file("rows.csv", archive.toByteArray());

        assertFailure(ErrorKind.DATA, "`rows.csv` is a zip archive or an Excel workbook. Save it as CSV");
    }

    @Test
    void noticesCompressedFilesThatEndTooEarly() throws IOException {
        byte[] whole = gzip("id,n\n" + "x,1\n".repeat(10_000));
        folder.file("rows.csv.gz", Arrays.copyOf(whole, whole.length - 20));

        assertFailure(ErrorKind.DATA, "`rows.csv.gz` ends in the middle of its compressed data");
    }

    @Test
    void noticesDamagedCompression() throws IOException {
        byte[] checksumBroken = gzip("id,n\nx,1\n");
        checksumBroken[checksumBroken.length - 8] ^= 1;
        folder.file("rows.csv.gz", checksumBroken);

        assertFailure(ErrorKind.DATA, "`rows.csv.gz` is compressed, but damaged");
    }

    @Test
    void checksEveryStreamAndTellsAllErrors() throws InterruptedException {
        folder.file("a.csv", "id;n").with(it -> it.files = Map.of("a", "a.csv", "b", "b.csv"));

        try (MetricSource source = folder.open()) {
            assertThat(source.check())
                    .isInstanceOfSatisfying(
                            CheckResult.Failed.class,
                            failed -> assertThat(failed.errors()).hasSize(2));
        }
    }

    @Test
    void checksThatMappedTitlesAreThere() throws InterruptedException {
        folder.file("rows.csv", "id,Amount", "x,1").with(it -> it.header = Map.of("Amuont", "amount"));

        try (MetricSource source = folder.open()) {
            assertThat(source.check())
                    .isEqualTo(new CheckResult.Failed(
                            List.of("`header` names the column `Amuont`, which no file has; did you mean `Amount`?")));
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return compressed.toByteArray();
    }

    private void assertFailure(ErrorKind kind, String message) {
        assertThatThrownBy(() -> folder.read(STREAM, null))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
