package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.client.CommandRun.recorded;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ValuesCommandTest {

    private static final String QUESTION = "/win_rate/series?from=2025-10&to=2025-12&by=agent.region";
    private static final String[] COMMAND = {
        "values", "win_rate", "--from", "2025-10", "--to", "2025-12", "--by", "agent.region"
    };

    private final FakeService service = new FakeService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void showsAColumnForEachSliceAndNeverAZeroForNothing() {
        service.answers("GET /kpis" + QUESTION, recorded("series.json"));

        CommandRun run = CommandRun.of(service, COMMAND);

        assertThat(run.out()).isEqualTo(recorded("series.txt"));
    }

    @Test
    void writesUnroundedValuesAsCsv() {
        service.answers("GET /kpis" + QUESTION, recorded("series.json"));

        CommandRun run = CommandRun.of(service, add("-o", "csv"));

        assertThat(run.out())
                .isEqualToNormalizingNewlines(recorded("series.csv"))
                .contains("\r\n");
    }

    @Test
    void asksForAMetricWhereNoKpiHasTheKey() {
        service.answers("GET /metrics" + QUESTION, recorded("series.json"));

        assertThat(CommandRun.of(service, COMMAND).out()).startsWith("Win rate (%, by month)");
    }

    @Test
    void saysThatNeitherAKpiNorAMetricHasTheKey() {
        CommandRun run = CommandRun.of(service, COMMAND);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("There is no KPI and no metric 'win_rate': 'kpi kpis' and 'kpi metrics' list them.\n");
    }

    @Test
    void saysThatNeitherAKpiNorAMetricHadTheKeyAtTheMoment() {
        CommandRun run = CommandRun.of(service, add("--as-of", "2025-07-15"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("There was no KPI and no metric 'win_rate' as of 2025-07-15: "
                        + "'kpi kpis' and 'kpi metrics' list those that there are now.\n");
    }

    @Test
    void passesEveryConditionOnAsItWasTyped() {
        CommandRun.of(
                service, add("--where", "agent.region=north & east", "--where", "agent.region=", "--grain", "week"));

        assertThat(service.requests())
                .first()
                .isEqualTo("GET /kpis/win_rate/series?grain=week&from=2025-10&to=2025-12&by=agent.region"
                        + "&where=agent.region%3Dnorth%20%26%20east&where=agent.region%3D");
    }

    @Test
    void quotesTheRefusalOfTheService() {
        service.refuses("GET /kpis" + QUESTION, 422, """
                {"type": "urn:kpi:problem:invalid", "title": "The request is not valid", "status": 422,
                 "detail": "win_rate can not be split by agent.region.",
                 "violations": [{"path": "by", "message": "Its metric `spend` has no dimension `agent.region`; it has `medium`."}]}""");

        CommandRun run = CommandRun.of(service, COMMAND);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                The request is not valid: win_rate can not be split by agent.region.
                  by: Its metric `spend` has no dimension `agent.region`; it has `medium`.
                """);
    }

    private static String[] add(String... more) {
        String[] all = Arrays.copyOf(COMMAND, COMMAND.length + more.length);
        System.arraycopy(more, 0, all, COMMAND.length, more.length);
        return all;
    }
}
