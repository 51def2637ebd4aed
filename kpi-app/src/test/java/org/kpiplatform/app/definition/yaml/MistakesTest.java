package org.kpiplatform.app.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kpiplatform.api.definition.DefinitionFile;
import org.kpiplatform.api.problem.Violation;

class MistakesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void areReportedWithTheirPlace(String title, List<DefinitionFile> files, List<String> expected) {
        assertThat(mistakes(files)).as(title).containsExactlyElementsOf(expected);
    }

    @Test
    void ofAliasesThatMultiplyAreRefusedBeforeTheyFillTheMemory() {
        StringBuilder bomb =
                new StringBuilder("source: shop\nconnector: csv\nconfig:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 30; i++) {
            bomb.append("  a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(mistakes(List.of(file(bomb.toString()))))
                .singleElement()
                .asString()
                .contains("The file uses more than 50 aliases");
    }

    @Test
    void ofAFewLargeAliasesAreRefusedToo() {
        String list = "[" + "x, ".repeat(3_000) + "x]";
        String text =
                "source: shop\nconnector: csv\nconfig:\n  a: &a " + list + "\n  b: [*a, *a, *a, *a, *a, *a, *a]\n";

        assertThat(mistakes(List.of(file(text))))
                .first()
                .asString()
                .contains("The document is too large: it has more than 20,000 values");
    }

    @Test
    void ofAnAliasThatHoldsItselfAreRefused() {
        assertThat(mistakes(List.of(file("source: shop\nconnector: csv\nconfig: &a { b: *a }\n"))))
                .first()
                .asString()
                .contains("nested more than 32 levels deep");
    }

    @Test
    void ofDepthAndLengthAreRefused() {
        assertThat(mistakes(List.of(file("source: " + "[".repeat(5_000)))))
                .singleElement()
                .asString()
                .contains("nested more than 40 levels deep");
        assertThat(mistakes(List.of(file("# " + "x".repeat(2_000_000)))))
                .singleElement()
                .asString()
                .contains("longer than 2,000,000 characters");
        assertThat(mistakes(List.of(file("---\n".repeat(5_002)))))
                .singleElement()
                .asString()
                .contains("more than 5,000 documents");
    }

    @Test
    void ofFilesThatAreNoTextAreRefused() {
        assertThat(mistakes(List.of(file("kpi: \u0000\u0001"))))
                .containsExactly(
                        "a.yaml:1:1 The character U+0000 cannot stand in YAML; the file may not be a text, or not UTF-8.");
    }

    private static List<String> mistakes(List<DefinitionFile> files) {
        return WrittenDefinitions.read(files).mistakes().stream()
                .map(MistakesTest::line)
                .toList();
    }

    private static String line(Violation violation) {
        return violation.file() + ":" + violation.line() + ":" + violation.column() + " " + violation.message();
    }

    private static DefinitionFile file(String text) {
        return new DefinitionFile("a.yaml", null, text);
    }

    static Stream<Object[]> cases() throws IOException {
        try (InputStream spec = Objects.requireNonNull(MistakesTest.class.getResourceAsStream("mistakes.spec"))) {
            String text = new String(spec.readAllBytes(), StandardCharsets.UTF_8).replace('→', '\t');
            return Arrays.stream(text.split("(?m)^== ", -1)).skip(1).map(MistakesTest::parsed);
        }
    }

    private static Object[] parsed(String block) {
        String[] halves = block.split("(?m)^=>\n", 2);
        int firstLine = halves[0].indexOf('\n');
        return new Object[] {
            halves[0].substring(0, firstLine),
            files(halves[0].substring(firstLine + 1)),
            halves[1].lines().filter(line -> !line.isBlank()).toList()
        };
    }

    private static List<DefinitionFile> files(String text) {
        List<DefinitionFile> files = new ArrayList<>();
        for (String part : ("a.yaml\n" + text).split("(?m)^-- ", -1)) {
            int end = part.indexOf('\n');
            files.add(new DefinitionFile(part.substring(0, end), null, part.substring(end + 1)));
        }
        return files;
    }
}
