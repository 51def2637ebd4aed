package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntryCommandsTest {

    private static final String PENDING = """
            {"id": 7, "period": "2026-03", "day": "2026-03-01", "slice": {"country": "France"}, "value": 0.63, "author": "Ann",
             "note": "Survey", "entered_at": "2026-04-02T09:12:00Z", "state": "pending"}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void typesAPercentageInAsTheFractionThatItIs() {
        service.answers("PUT /metrics/share/entries/2026-03", PENDING);

        CommandRun run = CommandRun.of(
                service,
                "enter",
                "share",
                "2026-03",
                "63 %",
                "--as",
                "Ann",
                "--where",
                "country=France",
                "--note",
                "Survey");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("share 2026-03 country=France: 0.63, waits for approval: 'kpi approve share 7 --as NAME'\n");
        assertThat(service.requests())
                .containsExactly(
                        "PUT /metrics/share/entries/2026-03 {\"value\":0.63,\"unit\":\"%\",\"note\":\"Survey\","
                                + "\"slice\":{\"country\":\"France\"}}");
    }

    @Test
    void withdrawsAValue() {
        service.answers(
                "DELETE /metrics/share/entries/2026-03?where=country%3DFrance&note=Wrong",
                PENDING.replace("\"value\": 0.63, ", ""));

        CommandRun run = CommandRun.of(
                service,
                "enter",
                "share",
                "2026-03",
                "--withdraw",
                "--as",
                "Ann",
                "--where",
                "country=France",
                "--note",
                "Wrong");

        assertThat(run.out()).startsWith("share 2026-03 country=France: withdrawn, waits for approval");
    }

    @Test
    void listsWhatWaitsAndApprovesIt() {
        service.answers("GET /metrics/share/entries?state=pending&limit=500", "{\"items\": [" + PENDING + "]}")
                .answers("POST /metrics/share/entries/7/approve", PENDING.replace("pending", "counts"));

        assertThat(CommandRun.of(service, "entries", "share", "--pending").out())
                .contains("7   2026-03  country=France  0.63   pending  Ann");
        assertThat(CommandRun.of(service, "approve", "share", "7", "--as", "Bob")
                        .out())
                .isEqualTo("share 2026-03: counts\n");
    }

    @Test
    void saysWhatIsNoValue() {
        assertThat(CommandRun.of(service, "enter", "share", "2026-03", "many", "--as", "Ann")
                        .err())
                .contains("'many' is no value, expected one like 7.8 or '63 %'.");
        assertThat(CommandRun.of(service, "enter", "share", "2026-03", "--as", "Ann")
                        .exitCode())
                .isEqualTo(2);
    }
}
