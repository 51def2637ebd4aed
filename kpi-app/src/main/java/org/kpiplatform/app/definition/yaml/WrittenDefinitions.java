package org.kpiplatform.app.definition.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kpiplatform.api.definition.DefinitionFile;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.domain.catalog.DefinitionKind;

/// What a set of files defines, and what is wrong in them.
///
/// @param definitions each key once
/// @param mistakes    of all files, in the order of the files and lines
public record WrittenDefinitions(List<WrittenDefinition> definitions, List<Violation> mistakes) {

    /// Reads files together.
    public static WrittenDefinitions read(List<DefinitionFile> files) {
        List<WrittenDefinition> definitions = new ArrayList<>();
        List<Violation> mistakes = new ArrayList<>();
        Map<String, WrittenDefinition> first = new HashMap<>();
        for (DefinitionFile file : files) {
            DefinitionReader reader = new DefinitionReader(file);
            Mistakes twice = new Mistakes(file.name());
            for (WrittenDefinition definition : reader.read()) {
                WrittenDefinition other = first.putIfAbsent(name(definition), definition);
                if (other == null) {
                    definitions.add(definition);
                } else {
                    twice.add(definition.place(), twice(definition, other));
                }
            }
            mistakes.addAll(sorted(reader.mistakes(), twice.found()));
        }
        return new WrittenDefinitions(List.copyOf(definitions), List.copyOf(mistakes));
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

    private static List<Violation> sorted(List<Violation> some, List<Violation> others) {
        List<Violation> all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(Comparator.comparingInt(WrittenDefinitions::line).thenComparingInt(WrittenDefinitions::column));
        return all;
    }

    private static int line(Violation violation) {
        return violation.line() == null ? 0 : violation.line();
    }

    private static int column(Violation violation) {
        return violation.column() == null ? 0 : violation.column();
    }
}
