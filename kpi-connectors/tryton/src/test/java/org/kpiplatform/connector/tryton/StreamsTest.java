package org.kpiplatform.connector.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;
import org.kpiplatform.connector.tryton.standin.Standin;

/// Which streams and fields there are, by what Tryton has and what the account may read.
class StreamsTest {

    private final Standin standin = new Standin();
    private final Options options = Options.of(standin);

    @AfterEach
    void stop() {
        standin.close();
    }

    @Test
    void hasAStreamForEachModelThatIsThere() throws InterruptedException {
        assertThat(streams()).containsOnlyKeys("opportunities", "parties", "complaints", "sales", "work");

        standin.database().deactivate("sale.complaint");
        standin.database().hide("project.work");

        assertThat(streams()).containsOnlyKeys("opportunities", "parties", "sales");
    }

    @Test
    void givesFieldsTheTypesOfTryton() throws InterruptedException {
        assertThat(stream("opportunities").fields())
                .contains(
                        new FieldSpec("amount", FieldType.DECIMAL, "amount"),
                        new FieldSpec("party", FieldType.INTEGER, "party"),
                        new FieldSpec("party_name", FieldType.TEXT, "party (name)"),
                        new FieldSpec("currency_code", FieldType.TEXT, "currency (code)"),
                        new FieldSpec("start_date", FieldType.DATE, "start date"),
                        new FieldSpec("write_date", FieldType.TIMESTAMP, "write date"));
        assertThat(stream("work").fields())
                .contains(new FieldSpec("effort_duration", FieldType.DECIMAL, "effort duration"))
                .extracting(FieldSpec::name)
                .as("what Tryton computes, and places in its tree")
                .doesNotContain("total_effort", "left", "right", "children");
    }

    @Test
    void leavesOutNamesWhereNobodyWantsThem() throws InterruptedException {
        options.names = false;

        assertThat(stream("opportunities").fields())
                .extracting(FieldSpec::name)
                .contains("party", "currency_code")
                .doesNotContain("party_name");
    }

    @Test
    void leavesOutFieldsThatTheAccountMayNotRead() throws InterruptedException {
        standin.opportunities().add();
        standin.database().hide("amount");

        StreamSpec spec = stream("opportunities");

        assertThat(spec.fields()).extracting(FieldSpec::name).contains("number").doesNotContain("amount");
        try (MetricSource source = options.open()) {
            assertThat(Delivery.of(source, new ReadRequest(spec, null), 10).records())
                    .hasSize(1);
        }
    }

    @Test
    void readsFurtherModelsAndSaysWhenOneIsNotThere() throws InterruptedException {
        options.models = Map.of("leads", "sale.opportunity");
        assertThat(streams()).containsKey("leads");

        options.models = Map.of("invoices", "account.invoice");
        assertThat(streams()).doesNotContainKey("invoices");
        try (MetricSource source = options.open()) {
            assertThat(source.check())
                    .isInstanceOfSatisfying(
                            CheckResult.Failed.class,
                            failed -> assertThat(failed.errors())
                                    .singleElement()
                                    .asString()
                                    .startsWith(
                                            "Stream `invoices` can not be read: there is no model `account.invoice`"));
        }
    }

    @Test
    void tellsWhatItSeesWhenItIsChecked() throws InterruptedException {
        standin.opportunities().add();
        try (MetricSource source = options.open()) {
            assertThat(source.check())
                    .isEqualTo(new CheckResult.Passed("Tryton 6.0.29; opportunities: 1 records; parties: 0 records;"
                            + " complaints: 0 records; sales: 0 records; work: 0 records."));
        }
    }

    private StreamSpec stream(String name) throws InterruptedException {
        return Objects.requireNonNull(streams().get(name));
    }

    private Map<String, StreamSpec> streams() throws InterruptedException {
        try (MetricSource source = options.open()) {
            return source.discover().stream().collect(Collectors.toMap(StreamSpec::name, it -> it));
        }
    }
}
