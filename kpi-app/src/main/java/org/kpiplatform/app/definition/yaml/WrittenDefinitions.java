package org.kpiplatform.app.definition.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFile;
import org.kpiplatform.api.problem.Violation;

/// What a set of files defines, and what is wrong in them.
///
/// @param files       their names, in order
/// @param definitions each key once
/// @param mistakes    of all files
/// @param warnings    of all files
/// @param unreadable  the keys of definitions that the files name, and that could not be read
public record WrittenDefinitions(
        List<String> files,
        List<WrittenDefinition> definitions,
        List<Violation> mistakes,
        List<Violation> warnings,
        Set<String> unreadable) {

    private static final Pattern NEXT_DOCUMENT = Pattern.compile("(?m)^---");
    private static final Pattern KEY = key("source|metric|kpi");
    private static final Pattern CALENDAR = key("calendar");

    private static Pattern key(String words) {
        return Pattern.compile("(?m)^(?:" + words + "):[ ]*[\"']?([a-z][a-z0-9_]*)");
    }

    /// Reads files together.
    public static WrittenDefinitions read(List<DefinitionFile> files) {
        List<WrittenDefinition> definitions = new ArrayList<>();
        List<Violation> mistakes = new ArrayList<>();
        List<Violation> warnings = new ArrayList<>();
        Map<String, WrittenDefinition> first = new HashMap<>();
        for (DefinitionFile file : files) {
            DefinitionReader reader = new DefinitionReader(file);
            Mistakes twice = new Mistakes(file.name());
            List<WrittenDefinition> found = reader.read();
            for (WrittenDefinition definition : found) {
                WrittenDefinition other = first.putIfAbsent(name(definition), definition);
                if (other == null) {
                    definitions.add(definition);
                } else {
                    twice.add(definition.place(), twice(definition, other));
                }
            }
            mistakes.addAll(reader.mistakes());
            mistakes.addAll(twice.found());
            if (found.isEmpty() && reader.mistakes().isEmpty()) {
                warnings.add(Violation.of(null, "The file defines nothing.").in(file.name()));
            }
        }
        List<String> names = files.stream().map(DefinitionFile::name).toList();
        mistakes.sort(inOrderOf(names));
        return new WrittenDefinitions(names, definitions, mistakes, warnings, unreadable(files, definitions));
    }

    private static Set<String> unreadable(List<DefinitionFile> files, List<WrittenDefinition> read) {
        Set<String> keys = files.stream()
                .flatMap(file -> NEXT_DOCUMENT.splitAsStream(file.text()))
                .flatMap(WrittenDefinitions::keys)
                .collect(Collectors.toCollection(TreeSet::new));
        read.forEach(definition -> keys.remove(definition.key()));
        return keys;
    }

    /// The key that a document begins with, by the looks of it; a calendar's only where no other one stands there.
    private static Stream<String> keys(String document) {
        List<String> keys =
                KEY.matcher(document).results().map(it -> it.group(1)).toList();
        return keys.isEmpty() ? CALENDAR.matcher(document).results().map(it -> it.group(1)) : keys.stream();
    }

    /// File by file, and from the top to the bottom; what is in no file comes last.
    public Comparator<Violation> inOrderOfFiles() {
        return inOrderOf(files);
    }

    private static Comparator<Violation> inOrderOf(List<String> files) {
        return Comparator.<Violation>comparingInt(violation -> place(files, violation))
                .thenComparingInt(violation -> orZero(violation.line()))
                .thenComparingInt(violation -> orZero(violation.column()));
    }

    private static int place(List<String> files, Violation violation) {
        int index = files.indexOf(violation.file());
        return index < 0 ? files.size() : index;
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /// Metrics and KPIs share their names, since formulas use both.
    private static String name(WrittenDefinition definition) {
        return switch (definition.kind()) {
            case CALENDAR, SOURCE -> definition.kind().noun() + " " + definition.key();
            case METRIC, KPI -> definition.key();
        };
    }

    private static String twice(WrittenDefinition definition, WrittenDefinition other) {
        return "The key `%s` is used twice: for the %s in %s, line %d, and for the %s here. Every calendar has a key of its own, every source, and every metric and KPI."
                .formatted(
                        definition.key(),
                        other.kind().noun(),
                        other.file(),
                        other.place().line(),
                        definition.kind().noun());
    }
}
