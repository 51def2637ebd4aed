package org.kpiplatform.app.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.client.CommandRun.recorded;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncCommandTest {

    private final FakeService service = new FakeService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void followsTheRunUntilItIsOverAndCountsWhatItDid() {
        service.answers("POST /sync-runs", run("queued", "null", 0, 0))
                .answers("GET /sync-runs/7", run("running", "null", 20_000, 200))
                .answers("GET /sync-runs/7", run("succeeded", "3140", 41_000, 400));

        CommandRun run = CommandRun.of(service, "sync", "shop");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                shop  succeeded in 3.1 s: 41,000 read, 41,000 added, 2 changed, 0 unchanged, 3 quarantined; 1,096 buckets changed
                  products: Field `weight` (decimal) is new.
                  3 of orders could not be read: 'kpi quarantine shop orders' shows why.
                """);
        assertThat(service.requests())
                .first()
                .isEqualTo(
                        "POST /sync-runs {\"source\":\"shop\",\"full\":false,\"streams\":[],\"accept_deletes\":false}");
    }

    @Test
    void asksForEverythingOfOneStream() {
        service.answers("POST /sync-runs", run("succeeded", "10", 1, 1))
                .answers("GET /sync-runs/7", run("succeeded", "10", 1, 1));

        CommandRun.of(service, "sync", "shop", "--full", "--stream", "orders", "--accept-deletes");

        assertThat(service.requests())
                .first()
                .isEqualTo("POST /sync-runs"
                        + " {\"source\":\"shop\",\"full\":true,\"streams\":[\"orders\"],\"accept_deletes\":true}");
    }

    @Test
    void refusesOptionsThatMakeNoSenseTogether() {
        assertThat(CommandRun.of(service, "sync", "--stream", "orders").err())
                .contains("--stream needs the one source");
        assertThat(CommandRun.of(service, "sync", "shop", "--accept-deletes").err())
                .contains("goes with --full");
        assertThat(CommandRun.of(service, "sync", "shop", "--watch", "--full").err())
                .contains("--watch starts no run");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void drawsABarOnATerminal() {
        service.answers("POST /sync-runs", run("queued", "null", 0, 0))
                .answers("GET /sync-runs/7", run("running", "null", 20_000, 200))
                .answers("GET /sync-runs/7", run("succeeded", "640", 41_000, 400));

        CommandRun run = CommandRun.of(service.url(), UTF_8, true, "sync", "shop");

        assertThat(run.out())
                .contains("\rshop  ██████████████░░░░░░░░░░░░░░  50 %  20,000 read")
                .contains("succeeded in 640 ms");
    }

    @Test
    void syncsEverySourceWhereNoneIsNamed() {
        service.answers("GET /sources?limit=500", """
                        {"items": [{"key": "shop", "connector": "csv", "streams": ["orders"], "records": 0, "quarantined": 0, "state": "new"}],
                         "next": "abc="}""")
                .answers("GET /sources?limit=500&cursor=abc%3D", """
                        {"items": [{"key": "crm", "connector": "csv", "streams": [], "records": 0, "quarantined": 0, "state": "new"}]}""")
                .answers("POST /sync-runs", run("queued", "null", 0, 0))
                .answers("GET /sync-runs/7", run("succeeded", "10", 1, 1));

        CommandRun run = CommandRun.of(service, "sync");

        assertThat(run.out()).contains("shop  succeeded", "crm   succeeded");
    }

    @Test
    void failsWhenARunFailsAndSaysWhy() {
        service.answers("POST /sync-runs", run("queued", "null", 0, 0)).answers("GET /sync-runs/7", """
                {"id": 7, "source": "shop", "state": "failed", "requested_at": "2026-01-01T10:00:00Z", "duration_ms": 12, "read": 0, "added": 0, "changed": 0,
                 "unchanged": 0, "deleted": 0, "quarantined": 0, "progress": {"done": 0, "total": 0}, "streams": [],
                 "error": {"kind": "data", "message": "No file matches `shop/orders-*.csv`."}}""");

        CommandRun run = CommandRun.of(service, "sync", "shop");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("shop  failed in 12 ms", "  No file matches `shop/orders-*.csv`.");
    }

    @Test
    void watchesARunThatIsUnderWayWithoutStartingOne() {
        service.answers("GET /sync-runs?source=shop", "{\"items\": [" + run("running", "null", 1, 1) + "]}")
                .answers("GET /sync-runs/7", run("succeeded", "10", 1, 1));

        CommandRun run = CommandRun.of(service, "sync", "shop", "--watch");

        assertThat(run.out()).contains("succeeded");
        assertThat(service.requests()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void saysThatThereIsNothingToWatch() {
        service.answers("GET /sync-runs?source=shop", "{\"items\": []}");

        CommandRun run = CommandRun.of(service, "sync", "shop", "--watch");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("No run of shop is under way.\n");
    }

    @Test
    void givesProgramsTheRunAsTheServiceTellsIt() {
        service.answers("POST /sync-runs", run("queued", "null", 0, 0))
                .answers("GET /sync-runs/7", run("succeeded", "3140", 41_000, 400));

        assertThat(CommandRun.of(service, "sync", "shop", "-o", "csv").out()).isEqualToNormalizingNewlines("""
                        source,run,state,duration_ms,read,added,changed,unchanged,deleted,quarantined,buckets_changed
                        shop,7,succeeded,3140,41000,41000,2,0,0,3,1096
                        """);
    }

    private static String run(String state, String milliseconds, int read, int done) {
        return recorded("runs.json").formatted(state, milliseconds, read, done);
    }
}
