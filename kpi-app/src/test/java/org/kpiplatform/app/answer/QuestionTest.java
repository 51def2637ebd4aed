package org.kpiplatform.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    @ParameterizedTest
    @CsvSource({
        "/a/series?from=2011-01&to=2011-02, /a/series?to=2011-02&from=2011-01",
        "/a/series?where=country=France,    /a/series?where=country%3DFrance",
        "/a/series?where=x=a+b,             /a/series?where=x=a%20b",
        "/a/series?by=kind&,                /a/series?&by=kind",
    })
    void isTheSameHoweverItIsWritten(String one, String other) {
        assertThat(Question.of(one)).isPresent().isEqualTo(Question.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/series?by=kind&by=country,      /a/series?by=country&by=kind",
        "/a/series?where=x=a%26by=b,        /a/series?where=x=a&by=b",
        "/a/series,                         /a/tree",
        "/a/series?from=2011-01,            /a/series?to=2011-01",
    })
    void isAnotherWhereItMayMeanAnother(String one, String other) {
        assertThat(Question.of(one)).isPresent().isNotEqualTo(Question.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/series?where=x=%zz", "/a/series?from=2011;to=2012"})
    void isNoneWhereOthersMayReadItInAnotherWay(String target) {
        assertThat(Question.of(target)).isEmpty();
    }

    @Test
    void keepsValuesApartFromNames() {
        assertThat(Question.of("/a/series?by=")).isNotEqualTo(Question.of("/a/series"));
    }
}
