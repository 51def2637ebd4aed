package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.formula.TimeFunction;
import org.kpiplatform.domain.formula.ValueFunction;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// Computes the values that docs/formulas.md shows of every function.
class DocumentedValuesTest {

    private static final Calendar CALENDAR = IsoCalendar.INSTANCE;
    private static final Pattern BLOCK = Pattern.compile("```values\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> computesTheValuesThatThePageShows() throws IOException {
        return lines().map(line -> dynamicTest(line, () -> check(line)));
    }

    @Test
    void showsTheValuesOfEveryFunctionAndOperator() throws IOException {
        List<String> formulas = lines().map(line -> line.split("\\|", -1)[0]).toList();
        Stream<String> functions = Stream.concat(
                Arrays.stream(ValueFunction.values()).map(ValueFunction::word),
                Arrays.stream(TimeFunction.values()).map(TimeFunction::word));

        assertThat(Stream.concat(functions, Stream.of("if", "round", "to_date")).map(word -> word + "("))
                .allSatisfy(call -> assertThat(formulas).anyMatch(formula -> formula.startsWith(call)));
        assertThat(Stream.of(" + ", " - ", " * ", " / ", " ^ "))
                .allSatisfy(operator -> assertThat(formulas).anyMatch(formula -> formula.contains(operator)));
    }

    private static void check(String line) {
        String[] columns =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        Definitions definitions = new Definitions()
                .with(metric("a", "order"), metric("b", "order"))
                .with(kpi("x", columns[0], "order"));
        KpiPlan plan = KpiPlan.of(definitions.catalog());
        Period january = CALENDAR.parse("2025-01");
        int asked = columns[3].split(" ", -1).length;
        Question question = plan.question(
                List.of("x"), Grid.total(CALENDAR.range(january, CALENDAR.offset(january, asked - 1L))), CALENDAR);

        Evaluation evaluation =
                Evaluation.of(plan, question, Map.of("a", last(question, columns[1]), "b", last(question, columns[2])));

        assertThat(Columns.cells(evaluation.column("x"))).isEqualTo(Columns.cells(columns[3]));
    }

    private static Column last(Question question, String values) {
        int lacking = question.measured().cells() - values.split(" ", -1).length;
        return Columns.column("- ".repeat(Math.max(0, lacking)) + values);
    }

    private static Stream<String> lines() throws IOException {
        Path page = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("docs/formulas.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        Matcher blocks = BLOCK.matcher(Files.readString(page));
        return blocks.results().map((MatchResult block) -> block.group(1)).flatMap(String::lines);
    }
}
