package org.kpiplatform.connector.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// Files that would take all memory, and one that becomes shorter while it is read. A hundred megabytes of text lie in
/// a few hundred kilobytes of gzip.
class HostileSizesTest {

    private static final int MEGABYTES = 100;

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

    /// @param filling repeated up to a hundred megabytes
    private void zipped(String beginning, String filling) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        byte[] block = filling.repeat((1 << 20) / filling.length()).getBytes(UTF_8);
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(beginning.getBytes(UTF_8));
            for (int i = 0; i < MEGABYTES; i++) {
                zip.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder.file("rows.csv.gz", zipped.toByteArray());
    }

    private void assertFailure(String message) {
        assertThatThrownBy(() -> folder.read(STREAM, null))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(ErrorKind.DATA))
                .hasMessageContaining(message);
    }

    @Test
    void stopsAtALineThatIsAllDelimiters() {
        zipped("id,n\n", ",");

        assertFailure("fields");
    }

    @Test
    void stopsAtARowWithFieldsThatAreLongTogether() {
        zipped("id,n\n", "x".repeat(1 << 19) + ",");

        assertFailure("characters");
    }

    @Test
    void stopsAtAQuoteThatIsNeverClosedInALineWithoutEnd() {
        zipped("id,n\na,1\n\"b,2", "x");

        assertFailure("rows.csv.gz");
    }

    @Test
    void stopsWhereAFileGrowsAsNoTableDoes() {
        zipped("id,n\n", "x".repeat(100_000) + ",1\n");

        assertFailure("times its size");
    }

    @Test
    void deliversNothingOfTheRowInWhichAFileWasCutOffWhileItWasRead() throws Exception {
        folder.file("rows.csv", ("id,n\n" + "a-row,12345\n".repeat(200_000)).getBytes(UTF_8));
        try (MetricSource source = folder.open();
                RecordReader reader = source.read(new ReadRequest(STREAM, null))) {
            assertThat(reader.next(10).records()).hasSize(10);
            try (FileChannel file = FileChannel.open(path.resolve("rows.csv"), StandardOpenOption.WRITE)) {
                file.truncate(1_200_003);
            }

            assertThatThrownBy(() -> reader.next(1_000_000))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT))
                    .hasMessageContaining("has become shorter");
        }
    }
}
