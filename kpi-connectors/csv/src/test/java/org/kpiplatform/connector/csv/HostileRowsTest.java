package org.kpiplatform.connector.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.StreamSpec;

/// Whatever RFC 4180 allows to stand in a field arrives as it was written.
class HostileRowsTest {

    private static final StreamSpec STREAM = new StreamSpec(
            "rows",
            Stream.of("a", "b", "c")
                    .map(name -> new FieldSpec(name, FieldType.TEXT, name))
                    .toList(),
            List.of(),
            StreamSpec.DeleteMode.NONE);

    static List<Arguments> rows() {
        return List.of(
                row("plain", "1,2,3", "1", "2", "3"),
                row("comma in quotes", "x,\"1, 2\",y", "x", "1, 2", "y"),
                row("nothing at all", ",,", null, null, null),
                row("nothing in quotes", "\"\",\"\",\"\"", null, null, null),
                row("blanks are text", " , x ,\" \"", " ", " x ", " "),
                row("escaped quotes", "\"\"\"\",\"say \"\"hi\"\"\",\"\"\"x\"", "\"", "say \"hi\"", "\"x"),
                row("a quote inside of plain text", "5\" disk,it's,a\"b\"c", "5\" disk", "it's", "a\"b\"c"),
                row("line break in quotes", "\"one\ntwo\",x,y", "one\ntwo", "x", "y"),
                row("other line breaks in quotes", "\"one\r\ntwo\rthree\",x,y", "one\r\ntwo\rthree", "x", "y"),
                row("quotes and line breaks", "\"\n\"\"\n\",\"\n\",x", "\n\"\n", "\n", "x"),
                row(
                        "an object in a field",
                        "\"{\"\"type\"\": \"\"point\"\", \"\"at\"\": [1, 2]}\",x,y",
                        "{\"type\": \"point\", \"at\": [1, 2]}",
                        "x",
                        "y"),
                row("other scripts", "ʤ,数量,🙂", "ʤ", "数量", "🙂"),
                row("formulas stay text", "=1+1,@x,-x", "=1+1", "@x", "-x"),
                row("a comment sign is text", "#1,2,3", "#1", "2", "3"),
                row("a tabulator is text", "a\tb,\t,x", "a\tb", "\t", "x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void arrivesAsItWasWritten(String name, String row, List<@Nullable Object> values, @TempDir Path path)
            throws InterruptedException {
        for (String end : List.of("\n", "\r\n", "\r", "")) {
            String file =
                    "a,b,c" + (end.isEmpty() ? "\n" : end) + "before,x,y" + (end.isEmpty() ? "\n" : end) + row + end;
            CsvFolder.Result result =
                    new CsvFolder(path).file("rows.csv", file.getBytes(UTF_8)).read(STREAM, null);

            assertThat(result.rejected()).isEmpty();
            assertThat(result.values()).containsExactly(List.of("before", "x", "y"), values);
        }
    }

    private static Arguments row(String name, String row, @Nullable String... values) {
        return Arguments.of(name, row, Arrays.asList(values));
    }
}
