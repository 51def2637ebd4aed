package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.client.CommandRun.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {

    @TempDir
    Path folder;

    private final FakeService service = new FakeService();

    @BeforeEach
    void hasFiles() throws IOException {
        Files.writeString(folder.resolve("crm.yaml"), "source: crm\n---\nkpi: win_rate\nformula: won / dcided\n");
        Files.createDirectories(folder.resolve("more/.hidden"));
        Files.writeString(folder.resolve("more/b.yml"), "metric: won\n");
        Files.writeString(folder.resolve("more/.hidden/c.yaml"), "not read");
        Files.writeString(folder.resolve("notes.txt"), "not read");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void sendsEveryDefinitionFileWithItsFolderAndPrintsThePlan() {
        service.answers("POST /definitions/apply", recorded("plan.json"));

        CommandRun run = CommandRun.of(service, "apply", folder.toString());

        assertThat(run.out()).isEqualTo(recorded("plan.txt"));
        assertThat(run.exitCode()).isZero();
        assertThat(service.requests())
                .singleElement()
                .asString()
                .contains("\"name\":\"" + folder.resolve("crm.yaml"), "\"folder\":\"" + folder + "\"")
                .contains("\"name\":\"" + folder.resolve("more/b.yml"), "\"folder\":\"" + folder.resolve("more") + "\"")
                .contains("\"retire_absent\":false")
                .doesNotContain("not read");
    }

    @Test
    void onlyAsksForThePlanInADryRun() {
        service.answers("POST /definitions/plan", recorded("plan.json"));

        CommandRun run = CommandRun.of(service, "apply", folder.toString(), "--dry-run", "--retire-absent");

        assertThat(run.out())
                .endsWith("1 created, 1 changed, 1 retired, 1 unchanged. Nothing was changed: this was a dry run.\n");
        assertThat(service.requests()).singleElement().asString().contains("\"retire_absent\":true");
    }

    @Test
    void writesARowForEachFieldAsCsv() {
        service.answers("POST /definitions/plan", recorded("plan.json"));

        CommandRun run = CommandRun.of(service, "apply", folder.toString(), "--dry-run", "-o", "csv");

        assertThat(run.out().split("\r\n"))
                .startsWith("action,kind,key,field,before,after,file,line")
                .contains("change,metric,won,where,stage = 'won',\"stage in ('won', 'signed')\",crm.yaml,3")
                .endsWith("unchanged,source,crm,,,,crm.yaml,1");
    }

    @Test
    void pointsAtThePlaceInTheFileThatIsWrong() {
        String file = folder.resolve("crm.yaml").toString();
        service.refuses("POST /definitions/apply", 422, """
                {"type": "urn:kpi:problem:invalid", "title": "The request is not valid", "status": 422,
                 "detail": "1 place in 1 file is wrong; nothing was applied.", "violations": [
                  {"path": "formula", "message": "There is no `dcided`. Did you mean `decided`?", "file": "%s", "line": 4, "column": 16}]}""".formatted(file));

        CommandRun run = CommandRun.of(service, "apply", file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                The request is not valid: 1 place in 1 file is wrong; nothing was applied.
                %s:4:16: There is no `dcided`. Did you mean `decided`?
                  4 | formula: won / dcided
                    |                ^
                """.formatted(file));
    }

    @Test
    void saysWhichFileIsNotThere() {
        CommandRun run =
                CommandRun.of(service, "apply", folder.resolve("absent.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("There is no file or folder '" + folder.resolve("absent.yaml"));
    }

    @Test
    void saysThatAFolderHasNoDefinitions() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        CommandRun run = CommandRun.of(service, "apply", empty.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("There is no .yaml or .yml file in " + empty);
    }
}
