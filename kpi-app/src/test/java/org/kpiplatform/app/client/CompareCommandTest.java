package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompareCommandTest {

    private static final String COMPARISON = """
            {"key": "revenue", "kind": "metric", "name": "Revenue", "unit": "GBP", "rule": "same_working_days",
             "with": "previous_period",
             "current": {"period": "2026-02", "start": "2026-02-01", "end": "2026-02-07", "whole": false, "days": 6,
                         "working_days": 5, "state": "final", "completeness": 1, "value": 1200},
             "comparison": {"period": "2026-01", "start": "2026-01-01", "end": "2026-01-09", "whole": false, "days": 8,
                            "working_days": 5, "state": "final", "completeness": 1, "value": 1000},
             "change": 200, "change_ratio": 0.2}
            """;

    private final FakeService service = new FakeService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void showsBothSidesWithBothDayCounts() {
        service.answers("GET /metrics/revenue/comparison?rule=same_working_days", COMPARISON);

        CommandRun run = CommandRun.of(service, "compare", "revenue", "--rule", "same_working_days");

        assertThat(run.out()).isEqualTo("""
                        Revenue (GBP, by same working days)
                        period   from        through     days  working days      value
                        2026-02  2026-02-01  2026-02-06     6             5  1,200 GBP
                        2026-01  2026-01-01  2026-01-08     8             5  1,000 GBP
                        Change: +20.0 %
                        """);
    }

    @Test
    void writesBothSidesAsCsv() {
        service.answers("GET /kpis/revenue/comparison?grain=month&with=last_year", COMPARISON);

        CommandRun run =
                CommandRun.of(service, "compare", "revenue", "--grain", "month", "--with", "last_year", "-o", "csv");

        assertThat(run.out()).isEqualToNormalizingNewlines("""
                        period,start,end,whole,days,working_days,state,completeness,value,absence
                        2026-02,2026-02-01,2026-02-07,false,6,5,final,1.0,1200.0,
                        2026-01,2026-01-01,2026-01-09,false,8,5,final,1.0,1000.0,
                        """);
    }

    @Test
    void showsSlicesInTheSameDaysWithBothDayCounts() {
        service.answers("GET /kpis/revenue/comparison?by=kind", withSlices());

        CommandRun run = CommandRun.of(service, "compare", "revenue", "--by", "kind");

        assertThat(run.out()).endsWith("""

                        kind    2026-02 (6 days)  2026-01 (8 days)   change
                        retail           700 GBP           500 GBP  +40.0 %
                        (none)           500 GBP           missing
                        """);
    }

    @Test
    void writesARowForEachSliceOfBothSidesAsCsv() {
        service.answers("GET /kpis/revenue/comparison?by=kind", withSlices());

        CommandRun run = CommandRun.of(service, "compare", "revenue", "--by", "kind", "-o", "csv");

        assertThat(run.out().lines())
                .contains(
                        "period,start,end,whole,days,working_days,state,completeness,kind,value,absence",
                        "2026-02,2026-02-01,2026-02-07,false,6,5,final,1.0,,1200.0,",
                        "2026-02,2026-02-01,2026-02-07,false,6,5,final,1.0,retail,700.0,",
                        "2026-01,2026-01-01,2026-01-09,false,8,5,final,1.0,,,missing");
    }

    private static String withSlices() {
        return COMPARISON.replace("\"change\": 200,", """
                "slices": [
                  {"slice": {"kind": "retail"}, "value": 700, "earlier": 500, "change": 200, "change_ratio": 0.4},
                  {"slice": {"kind": null}, "value": 500, "earlier_absence": "missing"}],
                "change": 200,""");
    }

    @Test
    void saysWhyThereIsNothingToCompare() {
        service.answers("GET /kpis/revenue/comparison", """
                {"key": "revenue", "kind": "kpi", "name": "Revenue", "unit": "GBP", "rule": "same_elapsed_days",
                 "with": "previous_period", "reason": "No day of 2026-02 has been delivered yet."}
                """);

        assertThat(CommandRun.of(service, "compare", "revenue").out())
                .isEqualTo("Revenue (GBP, by same elapsed days)\nNo day of 2026-02 has been delivered yet.\n");
    }
}
