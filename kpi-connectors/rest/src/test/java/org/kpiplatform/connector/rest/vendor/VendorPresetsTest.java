package org.kpiplatform.connector.rest.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.rest.Reads;
import org.kpiplatform.connector.rest.RestOptions;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// Every stream of the presets for Salesforce, Zendesk and HubSpot, as they are, with the values that come.
class VendorPresetsTest {

    private static final Instant CREATED = Instant.parse("2024-03-01T10:00:00Z");

    private final SalesforceStandIn salesforce = new SalesforceStandIn(2000);
    private final ZendeskStandIn zendesk = new ZendeskStandIn("s3cret");
    private final HubSpotStandIn hubspot = new HubSpotStandIn("s3cret", 10_000);
    private @Nullable VendorServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void readsSalesforce() throws InterruptedException {
        for (String object : List.of("Opportunity", "OpportunityHistory", "Account", "Case")) {
            salesforce.objects.all(object).add();
            salesforce.objects.all(object).add();
        }
        try (MetricSource source = open(salesforceOptions(Map.of("opportunities.margin", "decimal Margin__c")))) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);

            Map<String, @Nullable Object> open = StreamRows.first(source, "opportunities");
            assertThat(open)
                    .containsEntry("id", "006000000000001AAA")
                    .containsEntry("amount", new BigDecimal("1200.5"))
                    .containsEntry("close_date", LocalDate.parse("2024-04-01"))
                    .containsEntry("closed_on", null)
                    .containsEntry("is_closed", false)
                    .containsEntry("created_at", CREATED)
                    .containsEntry("margin", new BigDecimal("0.25"));
            assertThat(StreamRows.all(source, "opportunities").getLast())
                    .containsEntry("closed_on", LocalDate.parse("2024-04-01"));
            assertThat(StreamRows.first(source, "opportunity_history"))
                    .containsEntry("opportunity_id", "006000000000001AAA");
            assertThat(StreamRows.first(source, "accounts")).containsEntry("employees", 120L);
            assertThat(StreamRows.all(source, "cases").getLast())
                    .containsEntry("number", "00000002")
                    .containsEntry("closed_at", CREATED.plusSeconds(2));
        }
    }

    @Test
    void seesWhatSalesforceHasInItsBin() throws InterruptedException {
        String id = salesforce.objects.opportunities().add();
        try (MetricSource source = open(salesforceOptions(Map.of()))) {
            Cursor cursor = StreamRows.delivery(source, "opportunities", null).cursor();
            salesforce.objects.opportunities().delete(id);

            assertThat(StreamRows.of(source, "opportunities", cursor))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("id", id).containsEntry("is_deleted", true));
        }
    }

    @Test
    void leavesTheRestOfSalesforcesAllowanceToOthers() throws InterruptedException {
        salesforce.objects.opportunities().add();
        salesforce.use(13_499);
        try (MetricSource source = open(salesforceOptions(Map.of()))) {
            assertThat(StreamRows.all(source, "opportunities")).hasSize(1);
            salesforce.use(13_500);
            assertThat(StreamRows.all(source, "opportunities")).hasSize(1);

            assertThatThrownBy(() -> StreamRows.all(source, "opportunities"))
                    .hasMessageContaining("asked to wait until");
        }
    }

    @Test
    void saysWhichFieldOfSalesforceIsNotThere() throws InterruptedException {
        salesforce.objects.opportunities().add();
        try (MetricSource source = open(salesforceOptions(Map.of("opportunities.region", "text Region__c")))) {
            assertThatThrownBy(() -> StreamRows.all(source, "opportunities"))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
                    .hasMessageContaining("No such column 'Region__c'")
                    .hasMessageEndingWith("or mend its name in the source's `fields`.");
        }
    }

    @Test
    void readsZendesk() throws InterruptedException {
        for (VendorRows rows : List.of(zendesk.tickets, zendesk.users, zendesk.organizations, zendesk.events)) {
            rows.add();
            rows.add();
        }
        try (MetricSource source =
                open(zendeskOptions(Map.of("tickets.area", "decimal 36", "users.floor", "integer floor")))) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);

            assertThat(StreamRows.first(source, "tickets"))
                    .containsEntry("id", 100_001L)
                    .containsEntry("status", "solved")
                    .containsEntry("solved_at", CREATED.plusSeconds(1))
                    .containsEntry("satisfaction", null)
                    .containsEntry("first_reply_minutes", 30L)
                    .containsEntry("reopens", 1L)
                    .containsEntry("tags", "bread, oven")
                    .containsEntry("area", new BigDecimal("1200.50"));
            assertThat(StreamRows.all(source, "tickets").getLast()).containsEntry("solved_at", null);
            assertThat(StreamRows.first(source, "users"))
                    .containsEntry("active", true)
                    .containsEntry("floor", 3L);
            assertThat(StreamRows.first(source, "organizations")).containsEntry("domains", "example.com, example.org");
            assertThat(StreamRows.first(source, "ticket_metric_events"))
                    .containsEntry("metric", "reply_time")
                    .containsEntry("minutes", 12L);
        }
    }

    @Test
    void goesOnWhereAnExportByTimeEnded() throws InterruptedException {
        String first = zendesk.organizations.add();
        try (MetricSource source = open(zendeskOptions(Map.of()))) {
            Cursor cursor = StreamRows.delivery(source, "organizations", null).cursor();
            assertThat(StreamRows.of(source, "organizations", cursor)).isEmpty();
            String tied = zendesk.organizations.addTied(first);
            String next = zendesk.organizations.add();

            assertThat(StreamRows.of(source, "organizations", cursor))
                    .extracting(row -> String.valueOf(row.get("id")))
                    .containsExactly(tied, next);
            assertThat(cursor.token()).matches("2024-03-01T10:00:01Z 1709287201 300001%7E[0-9a-f]+");
        }
    }

    @Test
    void doesNotBelieveAnExportThatGoesRoundInCircles() throws InterruptedException {
        zendesk.organizations.add();
        try (MetricSource source = open(zendeskOptions(Map.of()))) {
            server().spoil(body -> body.replace("\"end_of_stream\":true", "\"end_of_stream\":false"));
            assertThatThrownBy(() -> StreamRows.all(source, "organizations"))
                    .hasMessageContaining("to go on where it began");

            server().spoil(body -> body.replace("end_of_stream", "the_end"));
            assertThatThrownBy(() -> StreamRows.all(source, "organizations"))
                    .hasMessageContaining("without `true` or `false` at `end_of_stream`");
        }
    }

    @Test
    void readsHubSpot() throws InterruptedException {
        for (String type : List.of("deals", "companies", "contacts", "tickets")) {
            hubspot.rows(type).add();
            hubspot.rows(type).add();
        }
        try (MetricSource source = open(hubspotOptions(Map.of("deals.region", "text sales_region")))) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);

            assertThat(StreamRows.first(source, "deals"))
                    .containsEntry("id", 1_000_001L)
                    .containsEntry("amount", new BigDecimal("1200.50"))
                    .containsEntry("is_won", false)
                    .containsEntry("close_date", Instant.parse("2024-04-01T00:00:00Z"))
                    .containsEntry("closed_at", null)
                    .containsEntry("region", "deals north");
            assertThat(StreamRows.all(source, "deals").getLast())
                    .containsEntry("closed_at", Instant.parse("2024-02-28T12:00:00.250Z"));
            assertThat(StreamRows.first(source, "companies")).containsEntry("employees", null);
            assertThat(StreamRows.first(source, "contacts")).containsEntry("updated_at", CREATED.plusSeconds(1));
            assertThat(StreamRows.first(source, "tickets")).containsEntry("first_reply_millis", 90_000L);
        }
    }

    @Test
    void readsMoreDealsThanASearchHandsOut() throws InterruptedException {
        for (int i = 0; i < 10_100; i++) {
            hubspot.rows("deals").add();
        }
        try (MetricSource source = open(hubspotOptions(Map.of()))) {
            assertThat(StreamRows.all(source, "deals")).hasSize(10_100);
        }
        assertThat(server().requests()).noneMatch(request -> request.body().contains("\"after\""));
    }

    @Test
    void offersTheStreamsThatAreWanted() throws InterruptedException {
        RestOptions options = hubspotOptions(Map.of());
        options.streams = List.of("deals");
        try (MetricSource source = open(options)) {
            assertThat(source.discover()).extracting(StreamSpec::name).containsExactly("deals");
        }
        options.streams = List.of("deal");
        assertThatThrownBy(options::config)
                .hasMessageStartingWith(
                        "`streams` names `deal`, which The preset `hubspot` does not have; did you mean");
    }

    private RestOptions salesforceOptions(Map<String, String> fields) {
        RestOptions options = at(salesforce, "salesforce", fields);
        salesforce.at(server().uri());
        options.clientId = SalesforceTokens.CLIENT;
        options.clientSecret = SalesforceTokens.SECRET;
        return options;
    }

    private RestOptions zendeskOptions(Map<String, String> fields) {
        RestOptions options = at(zendesk, "zendesk", fields);
        options.user = ZendeskStandIn.USER;
        options.password = "s3cret";
        return options;
    }

    private RestOptions hubspotOptions(Map<String, String> fields) {
        RestOptions options = at(hubspot, "hubspot", fields);
        options.token = "s3cret";
        return options;
    }

    private RestOptions at(VendorServer.Vendor vendor, String preset, Map<String, String> fields) {
        server = new VendorServer(vendor);
        RestOptions options = new RestOptions();
        options.preset = preset;
        options.url = server().uri();
        options.fields = fields;
        return options;
    }

    private VendorServer server() {
        if (server == null) {
            throw new IllegalStateException("no server was started");
        }
        return server;
    }

    private static MetricSource open(RestOptions options) {
        return Reads.open(options);
    }
}
