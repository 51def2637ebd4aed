package org.kpiplatform.connector.csv.row;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes names of fields from the titles of a header.
///
/// Letters lose their accents, humps and everything that is no letter or digit become underscores, letters of other
/// alphabets become their code point (`u6570`), a leading digit gets the prefix `n_`, and a column without a title is
/// called after its place: `column_3`. Names end after 50 characters.
///
/// @param declared names by title, which win
public record FieldNames(Map<String, String> declared) {

    private static final int LONGEST = 50;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern FOREIGN = Pattern.compile("(?=[^\\x00-\\x7f])[\\p{L}\\p{N}]");
    private static final Pattern NEITHER = Pattern.compile("[^A-Za-z0-9]+");

    /// @param place 1 is the first
    String of(String title, int place) {
        String name = declared.get(title);
        if (name != null) {
            return name;
        }
        String snake = snakeCase(title.strip());
        if (snake.isEmpty()) {
            return "column_" + place;
        }
        String letterFirst = Character.isDigit(snake.charAt(0)) ? "n_" + snake : snake;
        return letterFirst.length() <= LONGEST ? letterFirst : letterFirst.substring(0, LONGEST);
    }

    private static String snakeCase(String title) {
        String plain = MARKS.matcher(Normalizer.normalize(title.replace("ß", "ss"), Normalizer.Form.NFKD))
                .replaceAll("");
        String ascii = FOREIGN.matcher(plain)
                .replaceAll(letter -> "_u%x_".formatted(letter.group().codePointAt(0)));
        String words = NEITHER.matcher(HUMP.matcher(ascii).replaceAll("_")).replaceAll("_");
        return words.replaceAll("^_+|_+$", "").toLowerCase(Locale.ROOT);
    }
}
