package org.kpiplatform.connector.singer.catalog;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes names in snake_case of what taps call streams and properties: 50 characters at most, and where two would be
/// the same, the later with a number behind it. Letters of other alphabets become their code point (`u6570`).
final class FieldNames {

    private static final int LONGEST = 50;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern FOREIGN = Pattern.compile("(?=[^\\x00-\\x7f])[\\p{L}\\p{N}]");

    private final Set<String> taken = new HashSet<>();

    String of(String title) {
        String name = snakeCase(title);
        if (name.isEmpty()) {
            name = "unnamed";
        } else if (Character.isDigit(name.charAt(0))) {
            name = "n_" + name;
        }
        name = cut(name, LONGEST);
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            String suffix = "_" + number;
            free = cut(name, LONGEST - suffix.length()) + suffix;
        }
        return free;
    }

    private static String cut(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length);
    }

    private static String snakeCase(String title) {
        String plain = MARKS.matcher(Normalizer.normalize(title.replace("ß", "ss"), Normalizer.Form.NFKD))
                .replaceAll("");
        String ascii = FOREIGN.matcher(plain)
                .replaceAll(letter -> "_u%x_".formatted(letter.group().codePointAt(0)));
        return HUMP.matcher(ascii)
                .replaceAll("_")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_+|_+$", "")
                .toLowerCase(Locale.ROOT);
    }
}
