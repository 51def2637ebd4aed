package org.kpiplatform.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.StreamSpec;

/// A suite that nobody here wrote: npm's `csv-spectrum`, files with the answer beside each. Not part of this
/// repository; `-Dcsv.spectrum=FOLDER` names an unpacked package, and without it the tests are skipped. Its file
/// `location_coordinates` is left out: in version 2.0.0 the answer has another telephone number than the file.
class CsvSpectrumTest {

    private static final Pattern OBJECT = Pattern.compile("\\{(?:[^\"}]|\"(?:\\\\.|[^\"\\\\])*\")*}");
    private static final Pattern PAIR =
            Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"\\s*:\\s*\"((?:\\\\.|[^\"\\\\])*)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void readsWhatTheSuiteExpects(String name, @TempDir Path path) throws Exception {
        String suite = System.getProperty("csv.spectrum", "");
        assumeTrue(!suite.isEmpty(), "csv-spectrum is not here; -Dcsv.spectrum=FOLDER says where it is");
        List<List<MatchResult>> expected = objects(Files.readString(Path.of(suite, "json", name + ".json")));
        CsvFolder folder =
                new CsvFolder(path).file("rows.csv", Files.readAllBytes(Path.of(suite, "csvs", name + ".csv")));

        CsvFolder.Result result = folder.read(asText(folder.discover()), null);

        assertThat(result.rejected()).isEmpty();
        assertThat(folder.discover().fields())
                .extracting(FieldSpec::title)
                .isEqualTo(expected.getFirst().stream()
                        .map(pair -> text(pair.group(1)))
                        .toList());
        assertThat(result.values())
                .isEqualTo(expected.stream().map(CsvSpectrumTest::values).toList());
    }

    private static List<@Nullable Object> values(List<MatchResult> pairs) {
        @Nullable
        Object[] values = pairs.stream()
                .map(pair -> pair.group(2).isEmpty() ? null : text(pair.group(2)))
                .toArray();
        return Arrays.asList(values);
    }

    private static StreamSpec asText(StreamSpec spec) {
        List<FieldSpec> fields = spec.fields().stream()
                .map(field -> new FieldSpec(field.name(), FieldType.TEXT, field.title()))
                .toList();
        return new StreamSpec(spec.name(), fields, List.of(), spec.deleteMode());
    }

    /// The answers are flat objects of strings, which needs no library to read.
    private static List<List<MatchResult>> objects(String json) throws IOException {
        List<List<MatchResult>> objects = new ArrayList<>();
        Matcher object = OBJECT.matcher(json);
        while (object.find()) {
            objects.add(PAIR.matcher(object.group()).results().toList());
        }
        return objects;
    }

    private static String text(String escaped) {
        return Objects.requireNonNull(escaped).translateEscapes();
    }
}
