package org.kpiplatform.connector.csv.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data/orders.csv|data|orders.csv|true",
                "data/orders.csv|data|ordersxcsv|false",
                "data/orders-*.csv|data|orders-2011.csv|true",
                "data/orders-*.csv|data|orders-2011.csv.bak|false",
                "data/*.csv|data|sub/orders.csv|false",
                "data/*.csv|data|.orders.csv|false",
                "data/.*.csv|data|.orders.csv|true",
                "data/**/*.csv|data|orders.csv|true",
                "data/**/*.csv|data|a/b/orders.csv|true",
                "data/**/*.csv|data|.git/orders.csv|false",
                "data/**.csv|data|a/b/orders.csv|true",
                "data/20??/x.csv|data|2011/x.csv|true",
                "data/20??/x.csv|data|201/x.csv|false",
                "data/{orders,tickets}.csv|data|tickets.csv|true",
                "data/{orders,tickets}.csv|data|agents.csv|false",
                "data/{a/x,b}.csv|data|a/x.csv|true",
                "*.csv|''|orders.csv|true",
                "/abs/*.csv|/abs|orders.csv|true",
                "/*.csv|/|orders.csv|true",
                "data/a+b(1).csv|data|a+b(1).csv|true",
                "data/a,b.csv|data|a,b.csv|true"
            })
    void matchesAsShellsDo(String pattern, String folder, String path, boolean matches) {
        Glob glob = Glob.parse(pattern);

        assertThat(glob.folder()).isEqualTo(folder);
        assertThat(glob.matches(List.of(path.split("/")))).isEqualTo(matches);
    }

    @Test
    void looksNoDeeperThanItMatches() {
        assertThat(Glob.parse("data/*.csv").depth()).isEqualTo(1);
        assertThat(Glob.parse("data/*/x.csv").depth()).isEqualTo(2);
        assertThat(Glob.parse("data/**/x.csv").depth()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void refusesABraceThatIsNotClosed() {
        assertThatThrownBy(() -> Glob.parse("data/{a,b.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opens a brace that it does not close");
    }
}
