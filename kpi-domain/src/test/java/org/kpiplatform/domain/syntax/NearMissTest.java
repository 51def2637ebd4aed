package org.kpiplatform.domain.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {

    private static final List<String> KEYS =
            List.of("orders", "gross_revenue", "net_revenue", "customers", "new_customers", "id");

    @ParameterizedTest
    @CsvSource({
        "order, orders", // a letter too few
        "orderss, orders", // one too many
        "orderz, orders", // a wrong one
        "odrers, orders", // two swapped
        "ORDERS, orders", // another case
        "gros_revnue, gross_revenue", // two slips in a long name
        "new_revenue, net_revenue", // the nearer of two
        "di, id",
    })
    void findsWhatWasProbablyMeant(String written, String meant) {
        assertThat(NearMiss.of(written, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"sessions", "o", "xy", "revenue", "costumer_service"})
    void findsNothingForWhatIsAnotherWord(String written) {
        assertThat(NearMiss.of(written, KEYS)).isEmpty();
    }

    @Test
    void prefersTheFirstInTheAlphabetAmongEqualSlips() {
        assertThat(NearMiss.of("cost", List.of("host", "cast", "most"))).contains("cast");
    }

    @Test
    void looksAtNoTextThatIsLongerThanAnyName() {
        assertThat(NearMiss.of("a".repeat(100_000), List.of("a".repeat(99_999))))
                .isEmpty();
        assertThat(NearMiss.of("", KEYS)).isEmpty();
    }
}
