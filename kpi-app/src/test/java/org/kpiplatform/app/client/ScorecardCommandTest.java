package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScorecardCommandTest {

    private static final String SCORECARD = """
            {"statuses": {"counts": {"met": 1, "no_data": 1}, "worst": "met", "score": 1},
             "rows": [
               {"key": "takings", "name": "Takings", "unit": "GBP", "decimals": 0, "period": "2011-Q1",
                "previous_period": "2010-Q4", "state": "open", "value": 600, "previous": 500, "status": "met",
                "status_reason": "600 reaches 550.", "target_value": 550, "direction": "increase"},
               {"key": "average_sale", "name": "Average sale", "unit": "GBP / sale", "decimals": 2,
                "period": "2011-03", "previous_period": "2011-02", "state": "final", "absence": "missing",
                "status": "no_data", "status_reason": "No value."}]}
            """;

    private final FakeService service = new FakeService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void showsARowForEachKpiAndHowManyStandHow() {
        service.answers("GET /scorecard?period=2011-03&kpi=takings&kpi=average_sale", SCORECARD);

        CommandRun run = CommandRun.of(service, "scorecard", "takings", "average_sale", "--period", "2011-03");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                        kpi           period      value  change   target  status
                        Takings       2011-Q1  600 GBP*          550 GBP  met
                        Average sale  2011-03   missing                   no data

                        1 met, 1 no data; score 100 %

                        * not final: not all of the period is known or settled yet
                        """);
    }

    @Test
    void writesARowForEachKpiAsCsv() {
        service.answers("GET /scorecard", SCORECARD);

        CommandRun run = CommandRun.of(service, "scorecard", "-o", "csv");

        assertThat(run.out().lines())
                .hasSize(3)
                .contains(
                        "takings,Takings,GBP,2011-Q1,600.0,,2010-Q4,500.0,,,met,600 reaches 550.,550.0,increase,open,");
    }

    @Test
    void asksAsOfAMomentAndSaysWhatHadNotBeenPublished() {
        service.answers(
                "GET /scorecard?as_of=2011-04-15",
                SCORECARD.replace("\"No value.\"", "\"No value.\", \"unpublished\": \"It had not been published.\""));

        CommandRun run = CommandRun.of(service, "scorecard", "--as-of", "2011-04-15");

        assertThat(run.out()).endsWith("\n\n! It had not been published.\n");
    }

    @Test
    void saysWhatToDoWhereNoKpiHasATarget() {
        service.answers("GET /scorecard", "{\"statuses\": {\"counts\": {}}, \"rows\": []}");

        assertThat(CommandRun.of(service, "scorecard").out()).startsWith("No KPI has a target yet.");
    }
}
