package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListCommandsTest {

    private final FakeService service = new FakeService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void listsSources() {
        service.answers("GET /sources?limit=500", """
                {"items": [{"key": "shop", "name": "Web shop", "connector": "csv", "streams": ["products", "orders"],
                            "records": 41570, "quarantined": 3, "last_run": "2026-01-01T10:00:00Z",
                            "next_run": "2026-01-01T10:15:00.5Z", "state": "ready"},
                           {"key": "crm", "connector": "csv", "streams": [], "records": 0, "quarantined": 0, "state": "new"}]}""");

        assertThat(CommandRun.of(service, "sources").out()).isEqualTo("""
                source  name      connector  streams          records  quarantined  state  last run              next run
                shop    Web shop  csv        products orders   41,570            3  ready  2026-01-01T10:00:00Z  2026-01-01T10:15:00Z
                crm               csv                               0            0  new
                """);
    }

    @Test
    void listsStreamsWithHowFreshTheyAre() {
        service.answers("GET /sources/shop/streams?limit=500", """
                {"items": [{"key": "shop.orders", "stream": "orders", "fields": [], "key_fields": ["id"], "records": 41570,
                            "quarantined": 3, "covered_from": "2024-01-01", "covered_through": "2026-01-01",
                            "synced_at": "2026-01-01T10:00:00.5Z",
                            "freshness": {"age_seconds": 9000, "overdue_at": "2026-01-01T12:00:00Z", "overdue": true}},
                           {"key": "shop.carts", "stream": "carts", "fields": [], "key_fields": ["id"], "records": 0,
                            "quarantined": 0, "freshness": {"overdue": false}}]}""");

        assertThat(CommandRun.of(service, "streams", "shop").out()).isEqualTo("""
                stream  records  quarantined  covered from  covered through  synced at             overdue
                orders   41,570            3  2024-01-01    2026-01-01       2026-01-01T10:00:00Z  overdue
                carts         0            0
                """);
    }

    @Test
    void listsMetricsAndKpis() {
        service.answers("GET /metrics?limit=500", """
                        {"items": [{"key": "orders", "name": "Orders", "of": "shop.orders", "measure": "count()",
                                    "where": "type = 'order'", "dimensions": ["channel"], "unit": "order"}]}""").answers("GET /kpis?limit=500", """
                        {"items": [{"key": "win_rate", "formula": "won / decided", "unit": "%", "direction": "increase",
                                    "grain": "half_year", "edges": []}]}""");

        assertThat(CommandRun.of(service, "metrics").out()).isEqualTo("""
                metric  name    of           measure  where           unit
                orders  Orders  shop.orders  count()  type = 'order'  order
                """);
        assertThat(CommandRun.of(service, "kpis", "-o", "csv").out())
                .isEqualTo("kpi,name,formula,unit,grain,owner\r\nwin_rate,,won / decided,%,half_year,\r\n");
    }

    @Test
    void listsCalendarsAndTheirPeriods() {
        service.answers("GET /calendars?limit=500", """
                        {"items": [{"key": "iso", "usual": false, "kind": "iso", "working_week": [], "holidays": {}},
                                   {"key": "retail", "name": "Retail year", "usual": true, "kind": "weeks",
                                    "pattern": "4-5-4", "year_end": "nearest saturday to january", "working_week": [],
                                    "holidays": {"2026-04-03": "Good Friday"}}]}""")
                .answers("GET /calendars/retail/periods?grain=week&from=FY2017-W53", """
                        {"calendar": "retail", "zone": "UTC", "grain": "week", "periods": [
                            {"period": "FY2017-W53", "ordinal": 2506, "start": "2018-01-28", "end": "2018-02-04",
                             "starts_at": "2018-01-28T00:00:00Z", "ends_at": "2018-02-04T00:00:00Z", "days": 7,
                             "working_days": 5, "last_year": "FY2016-W52"}]}""");

        assertThat(CommandRun.of(service, "calendars").out()).isEqualTo("""
                calendar  name         kind   usual  years                                      holidays
                iso                    iso           from 01-01                                        0
                retail    Retail year  weeks  usual  4-5-4, to the nearest saturday to january         1
                """);
        assertThat(CommandRun.of(service, "calendars", "retail", "--grain", "week", "--from", "FY2017-W53")
                        .out())
                .isEqualTo("""
                period      first day   last day    days  working days  last year
                FY2017-W53  2018-01-28  2018-02-03     7             5  FY2016-W52
                """);
        assertThat(CommandRun.of(service, "calendars", "--grain", "week").exitCode())
                .isEqualTo(2);
    }

    @Test
    void showsWhatIsInQuarantineAndQuotesRawTextInCsv() {
        service.answers("GET /sources/shop/streams/orders/quarantine?limit=500", """
                {"items": [{"resource": "orders.csv", "line": 12, "field": "amount", "raw": "7,\\"EUR 5\\"",
                            "reason": "`EUR 5` is not a number.", "run": 7}]}""");

        assertThat(CommandRun.of(service, "quarantine", "shop", "orders", "-o", "csv")
                        .out())
                .isEqualTo("file,line,field,reason,raw\r\n"
                        + "orders.csv,12,amount,`EUR 5` is not a number.,\"7,\"\"EUR 5\"\"\"\r\n");
    }

    @Test
    void saysSoWhereThereIsNothingToList() {
        service.answers("GET /sources?limit=500", "{\"items\": []}");

        assertThat(CommandRun.of(service, "sources").out()).startsWith("There is no source yet");
    }

    @Test
    void checksASourceAndFailsWhenItCanNotBeRead() {
        service.answers("POST /sources/shop/check", "{\"passed\": false, \"messages\": [\"No file matches `x`.\"]}");

        CommandRun run = CommandRun.of(service, "check", "shop");

        assertThat(run).isEqualTo(new CommandRun(1, "shop can not be read:\n  No file matches `x`.\n", ""));
    }

    @Test
    void tellsAServiceThatIsNotThereFromOneThatRefuses() {
        service.close();

        CommandRun run = CommandRun.of(service.url(), StandardCharsets.UTF_8, false, "sources");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).startsWith("No service answers at " + service.url());
    }

    @Test
    void doesNotTakeAnyWebServerForAService() {
        service.answers("GET /sources?limit=500", 200, "text/html", "<html></html>");

        CommandRun run = CommandRun.of(service, "sources");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("answers with status 200 and text/html");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        CommandRun run = CommandRun.of("nonsense", StandardCharsets.UTF_8, false, "sources");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("'nonsense' is not the address of a service");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        CommandRun run = CommandRun.of(service, "metrcs");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("metrics");
    }

    @Test
    void explainsEveryCommandWithExamples() {
        for (String command : new String[] {
            "demo", "apply", "check", "sync", "sources", "quarantine", "metrics", "kpis", "calendars", "values", "tree"
        }) {
            assertThat(CommandRun.of(service, command, "--help").out()).contains("Examples:\n  kpi " + command);
        }
    }
}
