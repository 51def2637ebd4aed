package org.kpiplatform.app.source.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tables of `docs/presets.md` that tell which preset brings which KPI, made from the presets.
/// `-Dpresets.accept=true` writes them anew.
class PresetTableTest {

    private static final Path PAGE = Path.of("..", "docs", "presets.md");
    private static final Path CONNECTORS = Path.of("..", "kpi-connectors");
    private static final String BEGIN = "<!-- the tables of KPIs begin -->\n";
    private static final String END = "<!-- the tables of KPIs end -->\n";
    private static final Pattern NAME = Pattern.compile("(?m)^kpi: .*\\nname: (.*)$");
    private static final Pattern KPI = Pattern.compile("(?ms)^kpi: (\\w+)$.*?(?=^---|\\z)");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

    @Test
    void theTablesAreWhatThePresetsBring() throws IOException {
        Map<String, String> presets = presets();
        assertThat(presets).hasSizeGreaterThanOrEqualTo(11);
        String tables = "\n" + table(presets, true) + "\n" + table(presets, false) + "\n";
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        if (Boolean.getBoolean("presets.accept")) {
            Files.writeString(PAGE, page.substring(0, begin) + tables + page.substring(page.indexOf(END)));
            page = Files.readString(PAGE);
        }

        assertThat(page.substring(begin, page.indexOf(END)))
                .as("tables of %s; if the change is meant, run again with -Dpresets.accept=true", PAGE)
                .isEqualTo(tables);
    }

    @Test
    void everyKpiOfAPresetHangsUnderItsFirst() throws IOException {
        assertThat(presets()).allSatisfy((_, text) -> {
            Map<String, String> kpis = KPI.matcher(text)
                    .results()
                    .collect(Collectors.toMap(
                            it -> it.group(1), MatchResult::group, (one, _) -> one, LinkedHashMap::new));
            Set<String> reached = new LinkedHashSet<>();
            reach(kpis.keySet().iterator().next(), kpis, reached);

            assertThat(reached).containsExactlyInAnyOrderElementsOf(kpis.keySet());
        });
    }

    private static void reach(String kpi, Map<String, String> kpis, Set<String> reached) {
        if (reached.add(kpi)) {
            WORD.matcher(kpis.getOrDefault(kpi, ""))
                    .results()
                    .map(MatchResult::group)
                    .filter(kpis::containsKey)
                    .forEach(word -> reach(word, kpis, reached));
        }
    }

    /// What counts money is about sales, the rest about service.
    private static String table(Map<String, String> presets, boolean money) {
        Map<String, Set<String>> names = new TreeMap<>();
        presets.forEach((preset, text) -> {
            if (text.contains("\n# currency: ") == money) {
                names.put(preset, names(text));
            }
        });
        Set<String> all = new LinkedHashSet<>();
        names.values().forEach(all::addAll);
        List<String> lines = new ArrayList<>();
        lines.add("| KPI | `" + String.join("` | `", names.keySet()) + "` |");
        lines.add("|---" + "|:-:".repeat(names.size()) + "|");
        all.stream()
                .map(name -> "| " + name + " | "
                        + names.values().stream()
                                .map(brought -> brought.contains(name) ? "yes" : "–")
                                .collect(Collectors.joining(" | "))
                        + " |")
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    /// In the order of the file. Each system has a word of its own for what people ask for.
    private static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map((MatchResult kpi) -> kpi.group(1).replaceAll("(issues|cases|complaints)$", "tickets"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, String> presets() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> modules = Files.list(CONNECTORS)) {
            for (Path module : modules.toList()) {
                Path folder = module.resolve(Path.of("src", "main", "resources", "kpi-presets"));
                if (Files.isDirectory(folder)) {
                    read(folder, texts);
                }
            }
        }
        return texts;
    }

    private static void read(Path folder, Map<String, String> texts) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString().replace(".yaml", ""), Files.readString(file));
            }
        }
    }
}
