package org.kpiplatform.connector.rest.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Finds the documents of vendors, none of which is part of this repository.
final class ContractDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OCTOKIT = "@octokit/openapi@23.0.2";

    private ContractDocument() {}

    /// GitHub's, fetched by npm into `target`. Without npm, or what it fetches from, the test is skipped.
    static JsonNode github() {
        Path folder = Path.of("target", "octokit-23.0.2").toAbsolutePath();
        Path document = folder.resolve("node_modules/@octokit/openapi/generated/api.github.com.json");
        if (!Files.exists(document)) {
            assumeTrue(
                    npm(
                            folder,
                            List.of(
                                    "npm",
                                    "install",
                                    "--no-save",
                                    "--no-audit",
                                    "--no-fund",
                                    "--prefix",
                                    ".",
                                    OCTOKIT)),
                    "npm can not fetch " + OCTOKIT + ", so GitHub's contract judges nothing");
        }
        return read(document);
    }

    /// Jira Cloud's, beside the repository. Where it is not, the test is skipped.
    static JsonNode jira() {
        Path shared = Path.of(System.getProperty("kpi.shared", "../../../shared"));
        Path document = shared.resolve("contracts/jira-cloud-v3.json");
        for (Path up = Path.of("").toAbsolutePath(); !Files.exists(document) && up != null; up = up.getParent()) {
            document = up.resolve("shared/contracts/jira-cloud-v3.json");
        }
        assumeTrue(Files.exists(document), "there is no " + document + ", so Jira's contract judges nothing");
        return read(document);
    }

    /// The document with some of its paths only, and what these lead to: the judge reads it in a fraction of the time.
    static String reduced(JsonNode document, Collection<String> paths) {
        ObjectNode reduced = document.deepCopy();
        ((ObjectNode) reduced.path("paths")).retain(paths);
        ObjectNode components = JSON.createObjectNode();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(reduced.path("paths")));
        while (!open.isEmpty()) {
            for (JsonNode reference : open.remove().findValues("$ref")) {
                String pointer = reference.asText().substring(1);
                String[] steps = pointer.split("/", -1); // "", components, kind, name
                ObjectNode kind = components.withObject("/" + steps[2]);
                if (steps.length == 4 && !kind.has(steps[3])) {
                    kind.set(steps[3], document.at(pointer));
                    open.add(document.at(pointer));
                }
            }
        }
        components.set("securitySchemes", document.at("/components/securitySchemes"));
        if (components.path("securitySchemes").isMissingNode()) {
            components.remove("securitySchemes");
        }
        reduced.set("components", components);
        reduced.remove("x-webhooks");
        return reduced.toString();
    }

    private static JsonNode read(Path document) {
        try {
            return JSON.readTree(document.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean npm(Path folder, List<String> command) {
        try {
            Files.createDirectories(folder);
            Process npm = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File(folder.toFile(), "npm.log"))
                    .start();
            return npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
