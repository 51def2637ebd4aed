package org.kpiplatform.app.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadCommandTest {

    private static final String PUT = "PUT /sources/shop/files/orders.csv";

    private final FakeService service = new FakeService();

    @TempDir
    Path folder;

    private Path orders = Path.of("");

    @BeforeEach
    void write() throws IOException {
        orders = Files.writeString(folder.resolve("orders.csv"), "id\n1\n");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void sendsTheFileAndShowsWhatTheSyncMadeOfIt() {
        service.answers(PUT, file("orders.csv"))
                .answers("POST /sync-runs", run("queued"))
                .answers("GET /sync-runs/7", run("succeeded"));

        CommandRun run = CommandRun.of(service, "upload", "shop", orders.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                orders.csv  5 bytes sent
                shop  succeeded in 10 ms: 1 read, 1 added, 0 changed, 0 unchanged, 0 quarantined
                """);
        assertThat(service.requests()).first().isEqualTo(PUT + " id\n1\n");
    }

    @Test
    void onlySendsWhereNoSyncIsWanted() {
        service.answers("PUT /sources/shop/files/march.csv", file("march.csv"));

        CommandRun run = CommandRun.of(
                service, "upload", "shop", orders.toString(), "--as", "march.csv", "--no-sync", "-o", "csv");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("""
                name,size,uploaded_at,uploaded_by,sha256
                march.csv,5,2026-03-01T10:00:00Z,,ab
                """);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void waitsForTheRunThatMayNotHaveSeenTheFile() {
        service.answers(PUT, file("orders.csv"))
                .refuses("POST /sync-runs", 409, """
                        {"type": "urn:kpi:problem:conflict", "title": "The request conflicts with the present state",
                         "status": 409, "detail": "A run is under way.", "violations": []}""")
                .answers("GET /sync-runs?source=shop", "{\"items\": [" + run("running") + "]}")
                .answers("GET /sync-runs/7", run("succeeded"))
                .answers("POST /sync-runs", run("queued"));

        CommandRun run = CommandRun.of(service, "upload", "shop", orders.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("shop (a run that was under way)  succeeded")
                .contains("\nshop  succeeded");
    }

    @Test
    void showsHowMuchWasSent() throws IOException {
        Files.writeString(orders, "id\n" + "1\n".repeat(600_000));
        service.answers(PUT, file("orders.csv"));

        CommandRun run = CommandRun.of(service.url(), UTF_8, true, "upload", "shop", orders.toString(), "--no-sync");

        assertThat(run.out()).contains("100 %  1.2 MB of 1.2 MB");
    }

    @Test
    void sendsAnEmptyFile() throws IOException {
        Files.writeString(orders, "");
        service.answers(PUT, file("orders.csv"));

        assertThat(CommandRun.of(service, "upload", "shop", orders.toString(), "--no-sync")
                        .exitCode())
                .isZero();
    }

    @Test
    void sendsNothingWhereOneOfTheFilesIsNone() {
        CommandRun run = CommandRun.of(
                service,
                "upload",
                "shop",
                orders.toString(),
                folder.resolve("absent.csv").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no file `" + folder.resolve("absent.csv") + "`.");
        assertThat(CommandRun.of(service, "upload", "shop", folder.toString()).err())
                .contains("is a folder; name the files in it");
        assertThat(CommandRun.of(service, "upload", "shop", "a", "b", "--as", "c")
                        .err())
                .contains("--as names one file");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void saysWhyAFileIsRefused() {
        service.refuses(PUT, 413, """
                {"type": "urn:kpi:problem:body_too_large", "title": "The body is too large", "status": 413,
                 "detail": "The body is larger than the 5 bytes that the service reads.", "violations": []}""");

        CommandRun run = CommandRun.of(service, "upload", "shop", orders.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("larger than the 5 bytes");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void listsAndDeletesFiles() {
        service.answers("DELETE /sources/shop/files/old.csv", 204, "application/json", "")
                .answers("GET /sources/shop/files?limit=500", "{\"items\": [" + file("orders.csv") + "]}");

        CommandRun run = CommandRun.of(service, "files", "shop", "--delete", "old.csv");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("orders.csv").contains("2026-03-01T10:00:00Z");
        assertThat(service.requests()).first().isEqualTo("DELETE /sources/shop/files/old.csv");
    }

    private static String file(String name) {
        return """
                {"name": "%s", "size": 5, "sha256": "ab", "uploaded_at": "2026-03-01T10:00:00Z"}""".formatted(name);
    }

    private static String run(String state) {
        return """
                {"id": 7, "source": "shop", "state": "%s", "requested_at": "2026-03-01T10:00:00Z", "duration_ms": 10,
                 "read": 1, "added": 1, "changed": 0, "unchanged": 0, "deleted": 0, "quarantined": 0,
                 "progress": {"done": 1, "total": 1}, "streams": []}""".formatted(state);
    }
}
