package org.kpiplatform.connector.rest.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.rest.PresetText;

/// The stand-in for Salesforce, judged by jsforce: a client that others have written logs in, queries, turns pages and
/// understands errors. The connector is tried on the same stand-in ([SalesforceContractTest], [VendorPresetsTest]).
@EnabledIfSystemProperty(
        named = "kpi.contracts",
        matches = "true",
        disabledReason = "jsforce is fetched by npm and run by node: -Dkpi.contracts=true (CONTRIBUTING.md)")
class JsforceJudgeTest {

    private static final String JSFORCE = "jsforce@3.10.16";
    private static final Path FOLDER = Path.of("target", "jsforce-3.10.16").toAbsolutePath();
    private static final Path SCRIPT =
            Path.of("src/test/resources/jsforce/judge.mjs").toAbsolutePath();
    private static final int OPPORTUNITIES = 12;

    private final SalesforceStandIn salesforce = new SalesforceStandIn(5);
    private final VendorServer server = new VendorServer(salesforce);

    /// What jsforce made of it.
    private record Verdict(int status, String said) {}

    @BeforeEach
    void fill() throws Exception {
        assumeTrue(hasJsforce(), "npm can not fetch " + JSFORCE + ", so nobody judges the stand-in for Salesforce");
        salesforce.at(server.uri());
        for (int i = 0; i < OPPORTUNITIES; i++) {
            salesforce.objects.opportunities().add();
        }
        salesforce
                .objects
                .opportunities()
                .delete(salesforce.objects.opportunities().add());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isUnderstoodByAClientOfOthers() throws Exception {
        Verdict verdict = judged();

        assertThat(verdict.status()).as(verdict.said()).isZero();
        JsonNode seen = VendorServer.JSON.readTree(verdict.said());
        assertThat(seen.path("user").asText()).isEqualTo("005000000000001AAA");
        assertThat(seen.path("organization").asText()).isEqualTo("00D000000000001EAA");
        assertThat(seen.path("pages").asInt()).isEqualTo(3);
        assertThat(seen.path("records").asInt()).isEqualTo(OPPORTUNITIES);
        assertThat(seen.path("all").asInt()).isEqualTo(OPPORTUNITIES + 1);
        assertThat(seen.path("deleted").asInt()).isOne();
        assertThat(seen.path("type").asText()).isEqualTo("Opportunity");
        assertThat(seen.path("amount").asText()).isEqualTo("number");
        assertThat(seen.path("built")).hasSize(2);
        assertThat(seen.path("codes").path("noField").asText()).isEqualTo("INVALID_FIELD");
        assertThat(seen.path("codes").path("noObject").asText()).isEqualTo("INVALID_TYPE");
        assertThat(seen.path("codes").path("noQuery").asText()).isEqualTo("MALFORMED_QUERY");
        assertThat(seen.path("codes").path("noLocator").asText()).isEqualTo("INVALID_QUERY_LOCATOR");
        assertThat(seen.path("codes").path("noSession").asText()).isEqualTo("INVALID_SESSION_ID");
        assertThat(seen.path("used").asInt()).isEqualTo(17);
        assertThat(seen.path("limit").asInt()).isEqualTo(15_000);
    }

    /// The canaries: what is spoilt must be rejected, or the judge would be asleep.
    @ParameterizedTest
    @CsvSource({
        "\"id\":, \"identity\":",
        "\"access_token\", \"token\"",
        "\"records\":, \"rows\":",
        "nextRecordsUrl, nextPage",
        "/query/01g, /query/02g",
        "\"errorCode\", \"code\""
    })
    void isRejectedWhereItIsSpoilt(String right, String wrong) throws Exception {
        UnaryOperator<String> spoilt = body -> body.replace(right, wrong);
        server.spoil(spoilt);

        assertThat(judged().status()).isNotZero();
    }

    private Verdict judged() throws Exception {
        Path output = Files.createTempFile(FOLDER, "verdict", ".txt");
        Process node = new ProcessBuilder(
                        "node",
                        SCRIPT.toString(),
                        server.uri().toString(),
                        SalesforceTokens.CLIENT,
                        SalesforceTokens.SECRET,
                        soql())
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).as("node ends").isTrue();
        return new Verdict(node.exitValue(), Files.readString(output, UTF_8));
    }

    /// What the preset asks for, word by word.
    private static String soql() {
        String manifest = PresetText.of("salesforce");
        String text = manifest.substring(manifest.indexOf("q: \"") + 4);
        return text.substring(0, text.indexOf('"'))
                .replaceAll("\\\\\\R\\s*", "")
                .replace("{custom_fields}", ",Margin__c")
                .replace("{from}", "2024-03-01T10:00:01Z");
    }

    private static boolean hasJsforce() throws InterruptedException {
        if (Files.exists(FOLDER.resolve("node_modules/jsforce/package.json"))) {
            return true;
        }
        try {
            Files.createDirectories(FOLDER);
            Process npm = new ProcessBuilder(
                            List.of("npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", ".", JSFORCE))
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File(FOLDER.toFile(), "npm.log"))
                    .start();
            return npm.waitFor(3, TimeUnit.MINUTES) && npm.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
