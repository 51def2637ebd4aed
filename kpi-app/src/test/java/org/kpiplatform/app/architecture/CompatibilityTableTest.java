package org.kpiplatform.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of what the compatibility kit said of each connector, made from what its run has left in `target/kit`.
/// `./kpi test -Dkit.accept=true` writes it anew.
class CompatibilityTableTest {

    private static final Path CONNECTORS = Path.of("..", "kpi-connectors");
    private static final Path PAGE = Path.of("..", "docs", "connectors", "compatibility.md");
    private static final String BEGIN = "<!-- the kit's table begins -->\n";
    private static final String END = "<!-- the kit's table ends -->\n";
    private static final int RULES = 16;

    /// How many tests of one rule ended how.
    private record Tally(int passed, int failed, int untried) {

        static final Tally NOTHING = new Tally(0, 0, 0);

        Tally with(String outcome) {
            return switch (outcome) {
                case "passed" -> new Tally(passed + 1, failed, untried);
                case "failed" -> new Tally(passed, failed + 1, untried);
                case "not_tried" -> new Tally(passed, failed, untried + 1);
                default -> this;
            };
        }

        String words() {
            if (failed > 0) {
                return "**failed**";
            }
            if (passed == 0) {
                return untried == 0 ? "–" : "?";
            }
            return untried == 0 ? "yes" : passed + " of " + (passed + untried);
        }
    }

    @Test
    void isWhatTheKitHasFound() throws IOException {
        Map<String, String> rows = rows();
        assumeFalse(rows.isEmpty(), "the connectors were not tested in this build");
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String table = header() + String.join("", rows.values());
        if (Boolean.getBoolean("kit.accept")) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(page.indexOf(END)));
        }

        String committed = Files.readString(PAGE).substring(begin);
        assertThat(rows)
                .as("rows of %s; if the change is meant, run again with -Dkit.accept=true", PAGE)
                .allSatisfy((_, row) -> assertThat(committed).contains(row));
    }

    private static String header() {
        String numbers =
                IntStream.range(1, RULES).mapToObj(rule -> rule + " | ").collect(Collectors.joining());
        return "| connector | " + numbers + "interface |\n|---" + "|---".repeat(RULES) + "|\n";
    }

    /// By connector; those of the kit and of the archetype are none.
    private static Map<String, String> rows() throws IOException {
        Map<String, List<Path>> reports = new TreeMap<>();
        try (Stream<Path> modules = Files.list(CONNECTORS)) {
            for (Path module : modules.filter(it -> !it.endsWith("tck") && !it.endsWith("archetype"))
                    .toList()) {
                Path folder = module.resolve(Path.of("target", "kit"));
                for (Path report : Files.isDirectory(folder) ? files(folder) : List.<Path>of()) {
                    reports.computeIfAbsent(connector(module, report), _ -> new ArrayList<>())
                            .add(report);
                }
            }
        }
        Map<String, String> rows = new TreeMap<>();
        for (Map.Entry<String, List<Path>> connector : reports.entrySet()) {
            rows.put(connector.getKey(), row(connector.getKey(), connector.getValue()));
        }
        return rows;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// What `...SalesforceContractTest` tries, where it has a page of its own; otherwise the module.
    private static String connector(Path module, Path report) {
        String test = report.getFileName().toString().replace("ContractTest.tsv", "");
        String name = test.substring(test.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Files.exists(PAGE.resolveSibling(name + ".md"))
                ? name
                : module.getFileName().toString();
    }

    private static String row(String connector, List<Path> reports) throws IOException {
        List<Tally> tallies = new ArrayList<>(
                Stream.generate(() -> Tally.NOTHING).limit(RULES).toList());
        for (Path file : reports) {
            for (String line : Files.readAllLines(file)) {
                List<String> test = Splitter.on('\t').splitToList(line);
                int rule = Integer.parseInt(test.getFirst());
                tallies.set(rule, tallies.get(rule).with(test.get(2)));
            }
        }
        tallies.add(tallies.removeFirst());
        return "| [" + connector + "](" + connector + ".md) | "
                + tallies.stream().map(Tally::words).collect(Collectors.joining(" | ")) + " |\n";
    }
}
