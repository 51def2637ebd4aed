package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    private static final String EXPLANATION = """
            {"key": "deal_size", "period": "2011-01", "start": "2011-01-01", "end": "2011-02-01", "state": "final",
             "completeness": 1, "where": [], "missing_inputs": [],
             "values": [
               {"key": "ticket", "kind": "metric", "revision": 1, "unit": "GBP", "value": 20, "inputs": [],
                "measured": {"of": "crm.deals", "measure": "avg(amount)", "records": 4,
                  "parts": [{"name": "sum", "value": 60}, {"name": "number", "value": 3}],
                  "buckets": [
                    {"period": "2011-01-10", "start": "2011-01-10", "end": "2011-01-11", "value": 10,
                     "parts": [{"name": "sum", "value": 10}, {"name": "number", "value": 1}], "run": 12},
                    {"period": "2011-01-20", "start": "2011-01-20", "end": "2011-01-21", "value": 25,
                     "parts": [{"name": "sum", "value": 50}, {"name": "number", "value": 2}]}],
                  "run": 14, "records_at": "/api/v1/metrics/ticket/records?period=2011-01-01..2011-01-31",
                  "covered_from": "2011-01-10", "covered_through": "2011-07-01",
                  "synced_at": "2011-06-30T12:00:00Z"}},
               {"key": "middle", "kind": "metric", "revision": 1, "unit": "GBP", "value": 25, "inputs": [],
                "measured": {"of": "crm.deals", "measure": "median(amount)", "records": 4,
                  "parts": [{"name": "number", "value": 3}], "buckets": [],
                  "without_buckets": "`median(amount)` is computed anew from the 3 values in its records."}}]}
            """;

    private final FakeService service = new FakeService();

    @BeforeEach
    void answer() {
        service.answers("GET /kpis/deal_size/explanation?period=2011-01", EXPLANATION);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellsThePartsThatEachValueIsMadeOf() {
        String text = CommandRun.of(service, "explain", "deal_size", "--period", "2011-01")
                .out();

        assertThat(text)
                .contains("  = avg(amount) of crm.deals\n      made of sum 60 GBP, number 3\n      4 records: ")
                .contains("last synced 2011-06-30T12:00:00Z by sync run 14")
                .doesNotContain("2011-01-20");
    }

    @Test
    void listsTheBucketsWhereTheyAreAskedFor() {
        String text = CommandRun.of(service, "explain", "deal_size", "--period", "2011-01", "--buckets")
                .out();

        assertThat(text.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsSubsequence(
                        "bucket value parts changed by",
                        "2011-01-10 10 GBP sum 10 GBP, number 1 sync run 12",
                        "2011-01-20 25 GBP sum 50 GBP, number 2",
                        "`median(amount)` is computed anew from the 3 values in its records.");
    }
}
