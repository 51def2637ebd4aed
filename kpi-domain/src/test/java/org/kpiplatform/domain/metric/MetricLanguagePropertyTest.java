package org.kpiplatform.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kpiplatform.domain.syntax.HostileTexts;

class MetricLanguagePropertyTest {

    @Property
    void readsEveryValueAsItWasWritten(@ForAll("values") Value value) {
        assertThat(Value.parse(value.text())).isEqualTo(value);
    }

    @Property
    void readsEveryConditionAsItWasWritten(@ForAll("conditions") Condition condition) {
        assertThat(Condition.parse(condition.text())).isEqualTo(condition);
    }

    @Property
    void readsEveryMeasureAsItWasWritten(@ForAll("measures") Measure measure) {
        assertThat(Measure.parse(measure.text())).isEqualTo(measure);
    }

    @Property
    void findsEachFieldInTheText(@ForAll("measures") Measure measure) {
        assertThat(measure.usedFields())
                .doesNotHaveDuplicates()
                .allSatisfy(field -> assertThat(measure.text()).contains(field.text()));
    }

    @Property
    void noTextBringsAParserDown(@ForAll("texts") String text) {
        HostileTexts.survives(text, MetricLanguagePropertyTest::readAsAnything);
    }

    @Example
    void noLengthBringsAParserDown() {
        HostileTexts.huge().forEach(text -> HostileTexts.survives(text, MetricLanguagePropertyTest::readAsAnything));
    }

    @Example
    void noDepthBringsAParserDown() {
        HostileTexts.bottomless().forEach(text -> {
            HostileTexts.survives(text, condition -> walk(Condition.parse(condition)));
            HostileTexts.survives(
                    "sum(" + text, measure -> Measure.parse(measure).text());
            HostileTexts.survives(text + "a", value -> Value.parse(value).text());
        });
    }

    @Example
    void walksTheDeepestTreesThatCanBeRead() {
        HostileTexts.survives("a + ".repeat(99) + "a = 1", condition -> walk(Condition.parse(condition)));
        HostileTexts.survives("not ".repeat(99) + "a = 1", condition -> walk(Condition.parse(condition)));
        HostileTexts.survives("(".repeat(99) + "a = 1" + ")".repeat(99), condition -> walk(Condition.parse(condition)));
        HostileTexts.survives("a * (".repeat(50) + "a" + ")".repeat(50), value -> walk(Value.parse(value)));
    }

    private static void readAsAnything(String text) {
        try {
            walk(Condition.parse(text));
        } finally {
            Measure.parse(text).text();
        }
    }

    private static void walk(Condition condition) {
        assertThat(Condition.parse(condition.text())).isEqualTo(condition).hasSameHashCodeAs(condition);
        assertThat(condition.usedFields()).isNotEmpty();
    }

    private static void walk(Value value) {
        assertThat(Value.parse(value.text())).isEqualTo(value).hasSameHashCodeAs(value);
    }

    @Provide
    Arbitrary<Value> values() {
        return Metrics.values();
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return Metrics.conditions();
    }

    @Provide
    Arbitrary<Measure> measures() {
        return Metrics.measures();
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileTexts.any();
    }
}
