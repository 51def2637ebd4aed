package org.kpiplatform.connector.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;

/// What a later read delivers, after files have changed or the process has died.
class RereadingTest {

    private static final Instant LATER = Instant.parse("2026-02-28T12:00:00Z");

    private static final StreamSpec STREAM = new StreamSpec(
            "rows",
            List.of(new FieldSpec("id", FieldType.TEXT, "id"), new FieldSpec("n", FieldType.INTEGER, "n")),
            List.of("id"),
            StreamSpec.DeleteMode.NONE);

    @TempDir
    private Path path;

    private CsvFolder folder;

    @BeforeEach
    void writeThreeFiles() {
        folder = new CsvFolder(path);
        folder.file("1.csv", "id,n", "a,1").file("2.csv", "id,n", "b,2").file("3.csv", "id,n", "c,3");
    }

    @Test
    void readsUnchangedFilesNotAgain() throws InterruptedException {
        Cursor end = read(null).cursor();

        CsvFolder.Result second = read(end);

        assertThat(second.values()).isEmpty();
        assertThat(second.batches()).hasSize(1);
        assertThat(second.cursor()).isEqualTo(end);
    }

    @Test
    void doesNotEvenOpenUnchangedFiles() throws InterruptedException, IOException {
        Cursor end = read(null).cursor();
        Instant modified = Files.getLastModifiedTime(path.resolve("1.csv")).toInstant();
        folder.file("1.csv", "id,n\na,9\n".getBytes(UTF_8), modified); // as long and as old as before

        assertThat(read(end).values()).isEmpty();
    }

    @Test
    void readsNotAgainWhatWasOnlyTouched() throws InterruptedException {
        Cursor end = read(null).cursor();
        folder.file("2.csv", "id,n\nb,2\n".getBytes(UTF_8), LATER);

        CsvFolder.Result touched = read(end);

        assertThat(touched.values()).isEmpty();
        assertThat(touched.cursor().token()).contains(LATER.toString());
    }

    @Test
    void readsNewFilesOnly() throws InterruptedException {
        Cursor end = read(null).cursor();
        folder.file("4.csv", "id,n", "d,4");

        assertThat(ids(read(end))).containsExactly("d");
    }

    @Test
    void readsAChangedFileAndThoseAfterItSoThatTheLastRowOfAKeyWins() throws InterruptedException {
        Cursor end = read(null).cursor();
        folder.file("2.csv", "id,n\nc,9\n".getBytes(UTF_8), LATER);

        assertThat(ids(read(end))).containsExactly("c", "c");
    }

    @Test
    void readsAFileAgainThatHasGrown() throws InterruptedException {
        Cursor end = read(null).cursor();
        folder.file("3.csv", "id,n\nc,3\nd,4\n".getBytes(UTF_8), LATER);

        assertThat(ids(read(end))).containsExactly("c", "d");
    }

    @Test
    void forgetsFilesThatAreGone() throws InterruptedException, IOException {
        Cursor end = read(null).cursor();
        Files.delete(path.resolve("3.csv"));

        CsvFolder.Result rest = read(end);

        assertThat(rest.values()).isEmpty();
        assertThat(rest.cursor().token()).doesNotContain("3.csv");
    }

    @Test
    void readsEverythingAgainWhenAnOptionGivesTheBytesAnotherMeaning() throws InterruptedException {
        Cursor end = read(null).cursor();
        folder.with(it -> it.nullValues = List.of("3"));

        assertThat(ids(read(end))).containsExactly("a", "b", "c");
    }

    @Test
    void readsEverythingAgainForAnotherField() throws InterruptedException {
        Cursor end = read(null).cursor();
        StreamSpec narrower =
                new StreamSpec("rows", List.of(STREAM.fields().getFirst()), List.of(), STREAM.deleteMode());

        assertThat(folder.read(narrower, end).values()).hasSize(3);
    }

    @Test
    void doesNotTrustTheTimeOfAFileThatWasWrittenAMomentAgo() throws InterruptedException {
        folder.file("3.csv", "id,n\nc,3\n".getBytes(UTF_8), Instant.now());
        Instant modified = modifiedOf("3.csv");
        Cursor end = read(null).cursor();
        folder.file("3.csv", "id,n\nc,4\n".getBytes(UTF_8), modified); // within the same tick of the clock

        assertThat(ids(read(end))).containsExactly("c");
    }

    @Test
    void resumesInTheMiddleOfAFile() throws InterruptedException {
        String rows = IntStream.range(0, 1_000).mapToObj(i -> "x" + i + "," + i).collect(Collectors.joining("\n"));
        folder.file("2.csv", "id,n", rows);
        List<Object> all = ids(read(null));
        List<Object> delivered = new ArrayList<>();
        @Nullable Cursor cursor = null;
        for (int process = 0; delivered.size() < all.size(); process++) {
            try (MetricSource source = folder.open();
                    RecordReader reader = source.read(new ReadRequest(STREAM, cursor))) {
                for (int batch = 0; batch < 3; batch++) {
                    Batch next = reader.next(1 + (process * 7 + batch) % 50);
                    next.records()
                            .forEach(record -> delivered.add(record.values().getFirst()));
                    cursor = next.next();
                }
            }
        }

        assertThat(delivered).isEqualTo(all);
    }

    @Test
    void startsAFileAgainThatChangedBeforeItWasResumed() throws InterruptedException {
        folder.file("1.csv", "id,n", "a,1", "b,2");
        Cursor middle;
        try (MetricSource source = folder.open();
                RecordReader reader = source.read(new ReadRequest(STREAM, null))) {
            middle = reader.next(1).next();
        }
        folder.file("1.csv", "id,n\ny,1\nz,2\n".getBytes(UTF_8), LATER);

        assertThat(ids(read(middle)).subList(0, 2)).containsExactly("y", "z");
    }

    @Test
    void keepsTheNamesOfFilesApartWhateverIsInThem() throws InterruptedException {
        folder.file("a b%0A.csv", "id,n", "x,1").file("a b\n.csv", "id,n", "y,1");
        Cursor end = read(null).cursor();

        assertThat(read(end).values()).isEmpty();
    }

    @Test
    void readsEverythingForACursorThatItDoesNotUnderstand() throws InterruptedException {
        assertThat(read(new Cursor(1, "gibberish\nread x")).values()).hasSize(3);
        assertThat(read(new Cursor(2, read(null).cursor().token())).values()).hasSize(3);
        assertThat(read(new Cursor(1, "")).values()).hasSize(3);
    }

    @Test
    void writesCursorsThatPeopleCanRead() throws InterruptedException {
        folder.with(it -> it.files = Map.of("rows", "{1,2}.csv"));

        assertThat(read(null).cursor().token()).matches("""
                        how [\\w-]{16}
                        read 9 2026-01-31T12:00:00Z [\\w-]{43} 1.csv
                        read 9 2026-01-31T12:00:00Z [\\w-]{43} 2.csv""");
    }

    private CsvFolder.Result read(@Nullable Cursor after) throws InterruptedException {
        return folder.read(STREAM, after);
    }

    private Instant modifiedOf(String file) {
        try {
            return Files.getLastModifiedTime(path.resolve(file)).toInstant();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Object> ids(CsvFolder.Result result) {
        return result.values().stream().<Object>map(List::getFirst).toList();
    }
}
