package org.kpiplatform.domain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.kpiplatform.domain.syntax.HostileTexts;

class UnitLawsTest {

    @Property
    void productsDoNotDependOnTheOrder(@ForAll("units") Unit a, @ForAll("units") Unit b, @ForAll("units") Unit c) {
        assertThat(a.times(b)).isEqualTo(b.times(a));
        assertThat(a.times(b).times(c)).isEqualTo(a.times(b.times(c)));
        assertThat(a.over(b).over(c)).isEqualTo(a.over(b.times(c)));
    }

    @Property
    void divisionUndoesMultiplication(@ForAll("units") Unit a, @ForAll("units") Unit b) {
        assertThat(a.times(b).over(b).agreesWith(a)).isTrue();
        assertThat(a.over(a)).isEqualTo(Unit.RATIO);
    }

    @Property
    void powersAreRepeatedProducts(@ForAll("units") Unit unit, @ForAll @IntRange(min = -3, max = 3) int exponent) {
        assertThat(unit.power(exponent).times(unit)).isEqualTo(unit.power(exponent + 1));
        assertThat(unit.power(exponent)).isEqualTo(Unit.RATIO.over(unit.power(-exponent)));
    }

    @Property
    void theRatioIsNeutral(@ForAll("units") Unit unit) {
        assertThat(unit.times(Unit.RATIO).agreesWith(unit)).isTrue();
        assertThat(unit.times(Unit.PERCENT).agreesWith(unit)).isTrue();
    }

    @Property
    void theCanonicalFormIsReadAsTheSameUnit(@ForAll("units") Unit unit) {
        assertThat(Unit.parse(unit.text())).isEqualTo(unit).hasSameHashCodeAs(unit);
    }

    @Property
    void unitsAgreeExactlyWhenTheirQuotientIsARatio(@ForAll("units") Unit a, @ForAll("units") Unit b) {
        assertThat(a.agreesWith(b)).isEqualTo(a.over(b).isDimensionless()).isEqualTo(b.agreesWith(a));
    }

    @Property
    void sumsDoNotDependOnTheOrder(@ForAll("notations") Unit a, @ForAll("notations") Unit b) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.or(b)).isEqualTo(b.or(a));
    }

    @Property
    void additionUndoesSubtraction(@ForAll("notations") Unit a, @ForAll("notations") Unit b) {
        a.minus(b)
                .ifPresent(difference -> assertThat(difference.plus(b).flatMap(sum -> sum.or(a)))
                        .as("(%s - %s) + %s", a, b, b)
                        .isPresent());
    }

    @Property
    void theDifferenceOfUnitsThatDifferIsNone(@ForAll("units") Unit a, @ForAll("units") Unit b) {
        assertThat(a.minus(b).isPresent() || a.plus(b).isPresent() || a.or(b).isPresent())
                .isEqualTo(a.agreesWith(b));
    }

    @Property
    void noTextBringsTheParserDown(@ForAll("texts") String text) {
        HostileTexts.survives(text, Unit::parse);
    }

    @Example
    void noLengthBringsTheParserDown() {
        HostileTexts.huge().forEach(text -> HostileTexts.survives(text, Unit::parse));
    }

    @Example
    void noDepthBringsTheParserDown() {
        HostileTexts.bottomless().forEach(text -> HostileTexts.survives(text, Unit::parse));
    }

    @Example
    void keepsHoursAndDaysApart() {
        Unit quotient = Unit.parse("hours").over(Unit.parse("days"));

        assertThat(quotient.isDimensionless()).isFalse();
        assertThat(quotient).hasToString("hours / day");
    }

    @Example
    void tellsNotationsOfTheRatioApartAndLetsThemAgree() {
        assertThat(List.of(Unit.RATIO, Unit.PERCENT, Unit.PERCENTAGE_POINTS))
                .doesNotHaveDuplicates()
                .allMatch(Unit::isDimensionless)
                .allMatch(unit -> unit.agreesWith(Unit.RATIO));
        assertThat(Unit.RATIO.isPercent()).isFalse();
        assertThat(Unit.PERCENT.isPercent()).isTrue();
        assertThat(Unit.parse("score").agreesWith(Unit.RATIO)).isFalse();
    }

    @Example
    void showsAsManyDecimalsAsPeopleExpect() {
        assertThat(List.of("EUR", "JPY", "KWD", "order", "%", "ratio", "hours", "EUR / order"))
                .extracting(text -> Unit.parse(text).usualDecimals())
                .containsExactly(2, 0, 3, 0, 1, 2, 2, 2);
    }

    @Example
    void refusesPowersThatGotOutOfHand() {
        Unit huge = Unit.parse("order^9").power(11);

        assertThatThrownBy(() -> huge.times(huge)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> huge.power(Integer.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Provide
    Arbitrary<Unit> notations() {
        return Arbitraries.of(Unit.RATIO, Unit.PERCENT, Unit.PERCENTAGE_POINTS);
    }

    @Example
    void convertsAtARateForItsCurrencyOnly() {
        Unit rate = Unit.parse("EUR / USD");

        assertThat(Unit.parse("USD").at(rate)).contains(Unit.parse("EUR"));
        assertThat(Unit.parse("USD / order").at(rate)).contains(Unit.parse("EUR / order"));
        assertThat(List.of("EUR", "GBP", "USD^2", "order / USD", "ratio"))
                .allSatisfy(unit -> assertThat(Unit.parse(unit).at(rate)).isEmpty());
        assertThat(List.of("EUR", "EUR * USD", "order / USD", "EUR / USD^2", "EUR / USD / order", "ratio"))
                .allSatisfy(
                        unit -> assertThat(Unit.parse(unit).isExchangeRate()).isFalse());
    }

    @Provide
    Arbitrary<Unit> units() {
        Arbitrary<Unit> base = Arbitraries.of("EUR", "GBP", "order", "customer", "hours", "days", "score", "ratio")
                .map(Unit::parse);
        Arbitrary<Unit> factor =
                base.flatMap(unit -> Arbitraries.integers().between(-3, 3).map(unit::power));
        Arbitrary<Unit> product =
                factor.list().ofMaxSize(4).map(units -> units.stream().reduce(Unit.RATIO, Unit::times));
        return Arbitraries.oneOf(product, Arbitraries.of(Unit.PERCENT, Unit.PERCENTAGE_POINTS));
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileTexts.any();
    }
}
