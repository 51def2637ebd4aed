package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushCommandTest {

    private static final String RECORDS = "POST /sources/shop/streams/orders/records";

    private final FakeService service = new FakeService();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void sendsLinesAndCountsWhatBecameOfThem() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.ndjson"), "{\"id\": 1}\n{\"id\": 2}");
        service.answers(RECORDS, receipt(2, 1, 0));

        CommandRun run = CommandRun.of(service, "push", "shop", "orders", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("shop.orders  2 sent: 1 added, 0 changed, 1 unchanged, 0 quarantined\n");
        assertThat(service.requests()).containsExactly(RECORDS + " {\"id\": 1}\n{\"id\": 2}");
    }

    @Test
    void sendsLargeFilesInPartsOfWholeLines() throws IOException {
        String line = "{\"id\": \"" + "x".repeat(99_990) + "\"}\n";
        Path file = Files.writeString(folder.resolve("orders.ndjson"), line.repeat(100));
        service.answers(RECORDS, receipt(1, 1, 0));

        CommandRun run = CommandRun.of(service, "push", "shop", "orders", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(service.requests()).hasSizeBetween(2, 5).allMatch(request -> request.endsWith("\"}\n"));
        assertThat(String.join("", service.requests()).replace(RECORDS + " ", ""))
                .isEqualTo(line.repeat(100));
    }

    @Test
    void waitsWhileTheServiceIsBusy() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.json"), "[]");
        service.refuses(RECORDS, 429, """
                        {"type": "urn:kpi:problem:too_many_requests", "title": "Too many requests at once", "status": 429, "violations": []}""")
                .answers(RECORDS, receipt(0, 0, 0))
                .answers(
                        "PUT /sources/shop/streams/orders/coverage",
                        "{\"complete_through\": \"2026-03-01T10:00:00Z\"}");

        CommandRun run = CommandRun.of(
                service, "push", "shop", "orders", file.toString(), "--complete-through", "2026-03-01T11:00:00+01:00");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(service.requests())
                .endsWith(
                        "PUT /sources/shop/streams/orders/coverage {\"complete_from\":null,\"complete_through\":\"2026-03-01T10:00:00Z\"}");
    }

    @Test
    void showsWhichLinesDoNotFitAndFails() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.ndjson"), "1\n");
        service.answers(RECORDS, receipt(1, 0, 1));

        CommandRun run = CommandRun.of(service, "push", "shop", "orders", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("  1: Found a number; expected an object.\n");
        assertThat(run.out()).contains("1 do not fit: 'kpi quarantine shop orders' shows why.");
    }

    private static String receipt(int read, int added, int quarantined) {
        String problems = quarantined == 0
                ? ""
                : "{\"number\": 1, \"reason\": \"Found a number; expected an object.\", \"raw\": \"1\"}";
        return """
                {"stream": "shop.orders", "run": 3, "read": %d, "added": %d, "changed": 0, "unchanged": %d, "deleted": 0,
                 "quarantined": %d, "repeated": 0, "problems": [%s]}""".formatted(read, added, read - added - quarantined, quarantined, problems);
    }
}
