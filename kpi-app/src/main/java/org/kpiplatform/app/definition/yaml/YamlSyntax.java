package org.kpiplatform.app.definition.yaml;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.problem.ProblemException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/// Says what keeps a file from being YAML, in sentences for whoever wrote it.
final class YamlSyntax {

    private record Sentence(Pattern problem, String sentence) {}

    private static final List<Sentence> SENTENCES = List.of(
            sentence("'\\\\t\\(TAB\\)'", "Found a tab. YAML indents with spaces."),
            sentence(
                    "found character '?(.+?)'?(?:\\(\\w+\\))? ?'? that cannot start any token",
                    "A text cannot begin with `%s`; put it in quotes."),
            sentence(
                    "mapping values are not allowed here",
                    "Found a colon where no property can begin: the line is indented too far, or a text that contains `: ` needs quotes."),
            sentence(
                    "expected <block end>, but found '-'",
                    "Found a list element that is not indented like the ones before it."),
            sentence("expected <block end>", "The line is not indented like the ones before it."),
            sentence("could not find expected ':'", "Expected `name: value`; the colon is missing."),
            sentence("found unexpected end of stream", "A quote that is opened here is never closed."),
            sentence(
                    "expected ',' or '([\\]}])'",
                    "A bracket is not closed: expected a comma or `%s`. Inside brackets, a text that has brackets needs quotes."),
            sentence("found undefined alias (\\S+)", "There is no anchor `&%s` before this alias."),
            sentence("found duplicate anchor (\\S+)", "The anchor `&%s` is set twice."),
            sentence(
                    "expected the node content.*stream end",
                    "The file ends where a value is expected; a bracket may not be closed."),
            sentence("expected the node content", "Expected a value here."));

    private YamlSyntax() {}

    static void explain(YAMLException e, Mistakes mistakes) {
        switch (e) {
            case MarkedYAMLException marked -> mistakes.add(place(marked), message(marked));
            case ReaderException unreadable ->
                mistakes.add(
                        new Place(1, 1),
                        "The character U+%04X cannot stand in YAML; the file may not be a text, or not UTF-8."
                                .formatted(unreadable.getCodePoint()));
            default -> mistakes.add(new Place(1, 1), limit(String.valueOf(e.getMessage())));
        }
    }

    private static Place place(MarkedYAMLException e) {
        Mark opened = e.getContextMark();
        boolean unclosed = e.getProblem() != null && e.getProblem().contains("end of stream");
        Mark mark = unclosed && opened != null ? opened : e.getProblemMark();
        return mark == null ? new Place(1, 1) : Place.of(mark);
    }

    private static String message(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        return SENTENCES.stream()
                .map(sentence -> fill(sentence, problem))
                .filter(sentence -> sentence != null)
                .findFirst()
                .orElse("This is not YAML: " + ProblemException.quoted(problem) + ".");
    }

    private static @Nullable String fill(Sentence sentence, String problem) {
        Matcher matcher = sentence.problem.matcher(problem);
        if (!matcher.find()) {
            return null;
        }
        return matcher.groupCount() == 0
                ? sentence.sentence
                : sentence.sentence.formatted(ProblemException.quoted(matcher.group(1)));
    }

    private static String limit(String message) {
        if (message.contains("aliases")) {
            return "The file uses more than %d aliases of lists and mappings; write them out."
                    .formatted(YamlDocuments.MOST_ALIASES);
        }
        return message.contains("Nesting Depth")
                ? "The file is nested more than %d levels deep.".formatted(YamlDocuments.DEEPEST)
                : "The file cannot be read as YAML.";
    }

    private static Sentence sentence(String problem, String sentence) {
        return new Sentence(Pattern.compile(problem), sentence);
    }
}
