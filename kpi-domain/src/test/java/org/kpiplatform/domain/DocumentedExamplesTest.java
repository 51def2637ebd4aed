package org.kpiplatform.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.TimeFunction;
import org.kpiplatform.domain.formula.ValueFunction;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.unit.Unit;

/// Reads the examples of docs/formulas.md.
class DocumentedExamplesTest {

    private static final Pattern BLOCK =
            Pattern.compile("```(formula|unit|measure|condition)\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> understandsEachExample() throws IOException {
        return blocks("formula|unit|measure|condition")
                .flatMap(block -> block.group(2)
                        .lines()
                        .map(line -> dynamicTest(
                                line,
                                () -> assertThat(canonical(block.group(1), line))
                                        .isEqualTo(line))));
    }

    @Test
    void showsEachFunctionOfAFormula() throws IOException {
        String examples =
                String.join("\n", blocks("formula").map(block -> block.group(2)).toList());
        Stream<String> functions = Stream.concat(
                Arrays.stream(ValueFunction.values()).map(ValueFunction::word),
                Arrays.stream(TimeFunction.values()).map(TimeFunction::word));

        assertThat(Stream.concat(functions, Stream.of("if", "round")))
                .allSatisfy(function -> assertThat(examples).contains(function + "("));
    }

    @Test
    void showsEachMeasure() throws IOException {
        List<String> shown = blocks("measure")
                .flatMap(block -> block.group(2).lines())
                .map(text -> Measure.parse(text).getClass().getSimpleName())
                .distinct()
                .toList();

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Measure.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    private static String canonical(String language, String text) {
        return switch (language) {
            case "formula" -> Formula.parse(text).text();
            case "measure" -> Measure.parse(text).text();
            case "condition" -> Condition.parse(text).text();
            case "unit" -> Unit.parse(text).text();
            default -> throw new IllegalArgumentException(language);
        };
    }

    private static Stream<MatchResult> blocks(String languages) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path page = Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("docs/formulas.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return BLOCK.matcher(Files.readString(page))
                .results()
                .filter(block -> block.group(1).matches(languages));
    }
}
