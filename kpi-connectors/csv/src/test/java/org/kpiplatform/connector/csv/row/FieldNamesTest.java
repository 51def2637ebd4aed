package org.kpiplatform.connector.csv.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MonthlyIncome|monthly_income",
                "tv_S|tv_s",
                "close date|close_date",
                "DATE|date",
                "Over18|over18",
                "customerID|customer_id",
                "HTTPServer|http_server",
                "search_clicks_P|search_clicks_p",
                "Q1Revenue|q1_revenue",
                " Net (EUR) |net_eur",
                "Größe|grosse",
                "Prénom|prenom",
                "2020 revenue|n_2020_revenue",
                "%|column_3",
                "数量|u6570_u91cf",
                "__id__|id",
                "a.b-c/d|a_b_c_d"
            })
    void makesNamesOfTitles(String title, String name) {
        assertThat(new FieldNames(Map.of()).of(title, 3)).isEqualTo(name);
    }

    @Test
    void callsAColumnWithoutTitleAfterItsPlace() {
        assertThat(new FieldNames(Map.of()).of("", 3)).isEqualTo("column_3");
    }

    @Test
    void prefersDeclaredNames() {
        assertThat(new FieldNames(Map.of("Net (EUR)", "net")).of("Net (EUR)", 1))
                .isEqualTo("net");
    }

    @Test
    void endsLongNames() {
        assertThat(new FieldNames(Map.of()).of("How satisfied were you with the service that you got last year?", 1))
                .isEqualTo("how_satisfied_were_you_with_the_service_that_you_g");
    }
}
