package org.kpiplatform.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.MissingPolicy;
import org.kpiplatform.domain.formula.TimeBehaviour;
import org.kpiplatform.domain.formula.TimeCheck;
import org.kpiplatform.domain.formula.TimeNature;
import org.kpiplatform.domain.formula.UnitCheck;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.syntax.Fuzzing;
import org.kpiplatform.domain.unit.Unit;

/// Spoils the texts of the specification files for a second each; `-Dfuzzing.seconds=60` for longer,
/// `-Dfuzzing.seed=7` for others.
class FuzzedLanguagesTest {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzzing.seconds", 1));
    private static final List<Unit> UNITS = Stream.of("EUR", "order", "%", "percentage_points", "ratio", "EUR / USD")
            .map(Unit::parse)
            .toList();
    private static final List<TimeNature> NATURES =
            List.of(TimeNature.FLOW, TimeNature.level("it is"), TimeNature.crowd("it is"), TimeNature.ratio("it is"));

    @Test
    void noSpoiltFormulaBringsTheParserDown() throws IOException {
        fuzz("formula/formulas.spec", text -> Formula.parse(text).text());
    }

    @Test
    void noSpoiltFormulaBringsTheChecksDown() throws IOException {
        fuzz("formula/units.spec", text -> {
            Formula formula = Formula.parse(text);
            UnitCheck.unitOf(formula, key -> any(UNITS, key));
            TimeCheck.behaviourOf(formula, key -> TimeBehaviour.of(any(NATURES, key)));
            return formula.text();
        });
    }

    @Test
    void noSpoiltPolicyBringsTheParserDown() throws IOException {
        fuzz("formula/policies.spec", text -> MissingPolicy.parse(text).text());
    }

    @Test
    void noSpoiltUnitBringsTheParserDown() throws IOException {
        fuzz("unit/units.spec", text -> Unit.parse(text).text());
    }

    @Test
    void noSpoiltMeasureBringsTheParserDown() throws IOException {
        fuzz("metric/measures.spec", text -> Measure.parse(text).text());
        fuzz("metric/measures.spec", text -> Value.parse(text).text());
    }

    @Test
    void noSpoiltConditionBringsTheParserDown() throws IOException {
        fuzz("metric/conditions.spec", text -> Condition.parse(text).text());
    }

    private static void fuzz(String specification, UnaryOperator<String> parser) throws IOException {
        long seed = Long.getLong("fuzzing.seed", 1);

        int texts = Fuzzing.run(parser, texts(specification), TIME, seed);

        assertThat(texts).as("seed %d", seed).isGreaterThan(100);
    }

    private static List<String> texts(String specification) throws IOException {
        try (InputStream file = FuzzedLanguagesTest.class.getResourceAsStream(specification)) {
            String lines = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines()
                    .filter(line -> line.contains("|") && !line.startsWith("#"))
                    .map(line -> line.split("\\|", 2)[0].strip())
                    .toList();
        }
    }

    private static <T> T any(List<T> choices, String key) {
        return choices.get(Math.floorMod(key.hashCode(), choices.size()));
    }
}
