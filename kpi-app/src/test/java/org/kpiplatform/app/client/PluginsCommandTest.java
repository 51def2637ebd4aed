package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {

    private static final String RIVERS = """
            {"name": "rivers", "version": "1.2", "state": "active", "connectors": ["rivers"], "pinned": false,
             "files": [{"path": "rivers/rivers.jar", "sha256": "ab12"}], "sources": ["danube"],
             "calls": [], "threads": ["pump"], "notes": []}""";

    private final FakeService service = new FakeService();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void listsPluginsWithWhatIsToBeKnown() {
        service.answers("GET /plugins", """
                [%s, {"name": "broken", "state": "refused", "connectors": [], "files": [], "pinned": false, "sources": [],
                      "refused": "`broken.jar` is not a readable jar.", "calls": [], "threads": [], "notes": []}]""".formatted(RIVERS));

        String listed = """
                plugin  version  state    connectors  sources  pinned  to know
                rivers  1.2      active   rivers      danube           Its threads: pump.
                broken           refused                               `broken.jar` is not a readable jar.
                """;
        assertThat(CommandRun.of(service, "plugins").out()).isEqualTo(listed);
        assertThat(CommandRun.of(service, "plugins", "list").out()).isEqualTo(listed);
    }

    @Test
    void installsAFileUnderItsNameWithoutVersion() throws IOException {
        Path jar = Files.writeString(folder.resolve("Rivers-1.2.jar"), "bytes");
        service.answers("POST /plugins?name=rivers", RIVERS).answers("PUT /plugins/rivers", RIVERS);

        assertThat(CommandRun.of(service, "plugins", "install", jar.toString()).out())
                .isEqualTo("""
                Plugin rivers, version 1.2, is in use. It brings rivers.
                  ab12  rivers/rivers.jar
                """);
        CommandRun.of(service, "plugins", "upgrade", jar.toString());

        assertThat(service.requests()).containsExactly("POST /plugins?name=rivers bytes", "PUT /plugins/rivers bytes");
    }

    @Test
    void saysThatThereIsNoFile() {
        CommandRun run = CommandRun.of(service, "plugins", "install", "absent.jar");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no file absent.jar.");
    }

    @Test
    void tellsWhatALookIntoTheFolderHasChanged() {
        service.answers("POST /plugins/rescan", """
                {"added": ["rivers"], "upgraded": [], "removed": ["hills", "lakes"], "refused": ["`x` is no plugin."]}""");

        CommandRun run = CommandRun.of(service, "plugins", "rescan");

        assertThat(run.out()).isEqualTo("Added: rivers\nRemoved: hills, lakes\n");
        assertThat(run.err()).contains("`x` is no plugin.");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void removesAPluginByForceOnly() {
        service.answers("DELETE /plugins/rivers", 409, "application/problem+json", """
                {"type": "urn:kpi:problem:conflict", "title": "The request conflicts with the present state",
                 "status": 409, "detail": "Plugin `rivers` is used by the source `danube`.", "violations": []}""")
                .answers("DELETE /plugins/rivers?force=true", "{}");

        assertThat(CommandRun.of(service, "plugins", "remove", "rivers").err())
                .contains("is used by the source `danube`");
        assertThat(CommandRun.of(service, "plugins", "remove", "rivers", "--force")
                        .out())
                .isEqualTo("Plugin rivers is removed.\n");
    }
}
