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
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFile;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.domain.catalog.DefinitionKind;

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

    private static final Pattern KEY = Pattern.compile("(?m)^(?:source|metric|kpi):[ ]*[\"']?([a-z][a-z0-9_]*)");

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
                .flatMap(file -> KEY.matcher(file.text()).results())
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        read.forEach(definition -> keys.remove(definition.key()));
        return keys;
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
        return (definition.kind() == DefinitionKind.SOURCE ? "source " : "") + definition.key();
    }

    private static String twice(WrittenDefinition definition, WrittenDefinition other) {
        return "The key `%s` is used twice: for the %s in %s, line %d, and for the %s here. Every source has a key of its own, and so has every metric and KPI."
                .formatted(
                        definition.key(),
                        other.kind().noun(),
                        other.file(),
                        other.place().line(),
                        definition.kind().noun());
    }
}
