package org.kpiplatform.domain.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.source;
import static org.kpiplatform.domain.catalog.Definitions.stream;
import static org.kpiplatform.domain.source.FieldType.DATE;
import static org.kpiplatform.domain.source.FieldType.DECIMAL;
import static org.kpiplatform.domain.source.FieldType.TEXT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.CoverageDefinition;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.QuarantineDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// What [CatalogCheck] finds about sources, their streams, and the metrics over them.
class StreamsCheckTest {

    private final Map<String, StreamDefinition> crm = new LinkedHashMap<>();
    private final Map<String, Map<String, FieldType>> fields = new HashMap<>();
    private final Definitions definitions = new Definitions();

    StreamsCheckTest() {
        crm.put("agents", stream("agent", null, Map.of()));
        fields.put("crm.agents", Map.of("agent", TEXT, "region", TEXT));
        fields.put("crm.deals", Map.of("deal_id", TEXT, "agent", TEXT, "amount", DECIMAL, "closed_on", DATE));
        fields.put("shop.orders", Map.of("order_id", TEXT, "ordered_at", DATE));
    }

    @Test
    void findsNothingInSoundStreams() {
        crm.put("deals", stream("deal_id", "closed_on", join("agent", "agents", "agent")));
        definitions.with(metric("sum(amount)", null, "agent.region", "agent"));

        assertThat(told()).isEmpty();
    }

    @Test
    void findsTheStreamOfAnotherSource() {
        crm.put("deals", stream("deal_id", null, join("order", "shop.orders", "agent")));
        definitions.with(metric("sum(amount)", "order.ordered_at"));

        assertThat(told()).isEmpty();
    }

    @Test
    void refusesAJoinToAStreamThatDoesNotExist() {
        crm.put("deals", stream("deal_id", null, join("agent", "agent", "agent")));

        assertThat(told())
                .containsExactly("error source crm streams.deals.joins.agent.stream@-1: "
                        + "There is no stream `agent`; did you mean `agents`?");
    }

    @Test
    void refusesAJoinOnAnotherNumberOfFieldsThanThePartnersKeyHas() {
        crm.put("deals", stream("deal_id", null, join("agent", "crm.agents", "agent", "deal_id")));

        assertThat(told())
                .containsExactly("error source crm streams.deals.joins.agent.on@-1: "
                        + "Found 2 fields, expected 1: one for each key field of `crm.agents`, which are agent.");
    }

    @Test
    void refusesFieldsThatTheRecordsDoNotHave() {
        crm.put("deals", stream("deal", "closed_at", join("agent", "agents", "agnet")));

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "error source crm streams.deals.key@-1: The stream has no field `deal`.",
                        "error source crm streams.deals.time@-1: The stream has no field `closed_at`; "
                                + "did you mean `closed_on`?",
                        "error source crm streams.deals.joins.agent.on@-1: The stream has no field `agnet`; "
                                + "did you mean `agent`?");
    }

    @Test
    void refusesATimeThatIsNone() {
        crm.put("deals", stream("deal_id", "amount", Map.of()));

        assertThat(told())
                .containsExactly("error source crm streams.deals.time@-1: The field `amount` holds decimal, which "
                        + "cannot date a record; expected a date or a timestamp.");
    }

    @Test
    void believesTheDeclaredTypeOfAField() {
        crm.put("deals", new StreamDefinition(List.of("deal_id"), "agent", Map.of("agent", DATE), Map.of(), null));

        assertThat(told()).isEmpty();
    }

    @Test
    void refusesATypeForAFieldThatDoesNotExist() {
        crm.put("deals", new StreamDefinition(List.of("deal_id"), null, Map.of("amont", DECIMAL), Map.of(), null));

        assertThat(told())
                .containsExactly("error source crm streams.deals.fields.amont@-1: The stream has no field `amont`; "
                        + "did you mean `amount`?");
    }

    @Test
    void refusesAStreamWithoutAKey() {
        crm.put("deals", new StreamDefinition(List.of(), null, Map.of(), Map.of(), null));

        assertThat(told())
                .containsExactly("error source crm streams.deals.key@-1: A stream needs the fields that tell its "
                        + "records apart; name at least one.");
    }

    @Test
    void refusesCoverageThatEndsBeforeItBegins() {
        LocalDate day = LocalDate.of(2011, 3, 1);
        crm.put(
                "deals",
                new StreamDefinition(List.of("deal_id"), null, Map.of(), Map.of(), new CoverageDefinition(day, day)));

        assertThat(told())
                .containsExactly("error source crm streams.deals.coverage.through@-1: The coverage ends before it "
                        + "begins: `through` is the day after the last one, 2011-03-01, and `from` is 2011-03-01.");
    }

    @Test
    void refusesLimitsOfBadRowsThatAreNone() {
        QuarantineDefinition quarantine = new QuarantineDefinition(-1L, BigDecimal.valueOf(101));
        crm.put("deals", new StreamDefinition(List.of("deal_id"), null, Map.of(), Map.of(), null, null, quarantine));

        assertThat(told())
                .containsExactly(
                        "error source crm streams.deals.quarantine.most_rows@-1: Found -1, expected a number of rows, or 0 for "
                                + "none.",
                        "error source crm streams.deals.quarantine.most_percent@-1: Found 101, expected 0 to 100.");
    }

    @Test
    void refusesKeysThatAreNotInSnakeCase() {
        crm.put("Big Deals", stream("deal_id", null, join("Agent", "agents", "agent")));

        assertThat(findings())
                .extracting(Finding::path)
                .containsExactly("streams.Big Deals", "streams.Big Deals.joins.Agent");
        assertThat(findings()).extracting(Finding::suggestion).containsExactly("big_deals", "agent");
    }

    @Test
    void refusesAMetricOverAStreamThatDoesNotExist() {
        definitions.with(metric("sum(amount)", null));

        assertThat(told()).containsExactly("error metric m of@-1: There is no stream `crm.deals`.");
    }

    @Test
    void followsJoinsToTheFieldsOfAMetric() {
        crm.put("deals", stream("deal_id", "closed_on", join("agent", "agents", "agent")));
        definitions.with(metric("sum(amout)", "agent.region", "agent.regin", "zone.name"));

        assertThat(told())
                .containsExactly(
                        "error metric m measure@4: The stream has no field `amout`; did you mean `amount`?",
                        "error metric m time@0: The field `agent.region` is text, expected a day or an instant.",
                        "error metric m dimensions[0]@0: `agent` has no field `regin`; did you mean `agent.region`?",
                        "error metric m dimensions[1]@0: The stream has no join `zone`.");
    }

    @Test
    void followsAStreamThatJoinsItself() {
        crm.put("agents", stream("agent", null, join("boss", "agents", "region")));
        crm.put("deals", stream("deal_id", null, join("agent", "agents", "agent")));
        definitions.with(metric("count()", null, "agent.boss.boss.region", "agent.boss.boss.name"));

        assertThat(told())
                .containsExactly(
                        "error metric m unit@0: `count()` counts, so its unit is what it counts, such as `order`; "
                                + "found `GBP`.",
                        "error metric m dimensions[1]@0: `agent.boss.boss` has no field `name`.");
    }

    @Test
    void checksWhatIsKnownWhereTheFieldsOfAPartnerAreNot() {
        crm.put("deals", stream("deal_id", null, join("agent", "agents", "agent")));
        fields.remove("crm.agents");
        definitions.with(metric("sum(amuont)", null, "agent.regoin", "agnet.region"));

        assertThat(told())
                .containsExactly(
                        "error metric m measure@4: The stream has no field `amuont`; did you mean `amount`?",
                        "error metric m dimensions[1]@0: The stream has no join `agnet`; did you mean `agent.region`?");
    }

    @Test
    void checksPartnersWhereTheFieldsOfTheStreamItselfAreNotKnown() {
        crm.put("deals", stream("deal_id", null, join("agent", "agents", "agent")));
        fields.remove("crm.deals");
        definitions.with(metric("sum(amuont)", null, "agent.regoin"));

        assertThat(told())
                .containsExactly("error metric m dimensions[0]@0: `agent` has no field `regoin`; "
                        + "did you mean `agent.region`?");
    }

    @Test
    void checksNoFieldsThatNobodyHasSeenYet() {
        fields.clear();
        crm.put("deals", stream("deal_id", "closed_on", join("agent", "agents", "agent")));
        definitions.with(metric("sum(amout)", null, "agent.regin"));

        assertThat(told()).isEmpty();
    }

    private static Map<String, JoinDefinition> join(String name, String stream, String... on) {
        return Map.of(name, new JoinDefinition(stream, List.of(on)));
    }

    private static MetricDefinition metric(String measure, @Nullable String time, String... dimensions) {
        return new MetricDefinition("m", null, null, "crm.deals", measure, null, time, List.of(dimensions), "GBP");
    }

    private List<Finding> findings() {
        definitions.with(source("crm", crm));
        return CatalogCheck.check(
                definitions.catalog(), (source, stream) -> Optional.ofNullable(fields.get(source + "." + stream)));
    }

    private List<String> told() {
        return findings().stream().map(CatalogCheckTest::told).toList();
    }
}
