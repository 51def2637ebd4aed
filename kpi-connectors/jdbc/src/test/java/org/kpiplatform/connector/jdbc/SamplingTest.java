package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.StreamSpec;

class SamplingTest {

    private final TestDatabase database = TestPostgres.database();

    @Test
    void takesAFewRowsOfATableOrAQueryWithoutSortingThem() throws InterruptedException {
        database.execute(
                "create table t (id int primary key, at timestamptz, amount numeric)",
                "insert into t select i, now(), case when i = 3 then 'NaN'::numeric else i end"
                        + " from generate_series(1, 1000) i");
        try (MetricSource source = database.open(options -> options.table("t", "t")
                .query("large", "select * from t where amount > 500")
                .cursor("t", "at"))) {
            for (StreamSpec stream : source.discover()) {
                Sampling.Sample sample =
                        source.facet(Sampling.class).orElseThrow().sample(stream, 5);
                assertThat(sample.records().size() + sample.rejected().size()).isEqualTo(5);
                assertThat(sample.rejected())
                        .allSatisfy(it -> assertThat(it.reason()).isEqualTo("expected a number, found `NaN`."));
                assertThat(sample.records())
                        .allSatisfy(it -> assertThat(it.values()).hasSize(3));
            }
        }
    }
}
