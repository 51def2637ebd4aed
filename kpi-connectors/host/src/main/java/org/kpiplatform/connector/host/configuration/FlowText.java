package org.kpiplatform.connector.host.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads lists and maps as definitions write them on one line: `[a, "b, c"]`, `{orders: data/*.csv}`. Serves examples
/// of options; definitions themselves are read by a real YAML parser.
final class FlowText {

    private FlowText() {}

    static List<String> list(String text) {
        return parts(inner(text, '[', ']'), ',').stream()
                .map(FlowText::unquoted)
                .toList();
    }

    static Map<String, String> map(String text) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String entry : parts(inner(text, '{', '}'), ',')) {
            List<String> pair = parts(entry, ':');
            if (pair.size() < 2) {
                throw new IllegalArgumentException("expected `name: value`, found `" + entry.strip() + "`.");
            }
            map.put(
                    unquoted(pair.getFirst()),
                    unquoted(entry.substring(pair.getFirst().length() + 1)));
        }
        return map;
    }

    private static String inner(String text, char opening, char closing) {
        String flow = text.strip();
        if (flow.length() < 2 || flow.charAt(0) != opening || flow.charAt(flow.length() - 1) != closing) {
            throw new IllegalArgumentException(
                    "expected text between `" + opening + "` and `" + closing + "`, found `" + text + "`.");
        }
        return flow.substring(1, flow.length() - 1);
    }

    /// Splits where the separator is not between quotes.
    private static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            quoted ^= text.charAt(at) == '"';
            if (!quoted && text.charAt(at) == separator) {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
        }
        if (!text.isBlank()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    private static String unquoted(String text) {
        String word = text.strip();
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
