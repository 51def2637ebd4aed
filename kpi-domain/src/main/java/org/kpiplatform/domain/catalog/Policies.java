package org.kpiplatform.domain.catalog;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kpiplatform.domain.formula.MissingPolicy;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.syntax.SyntaxError;

/// What all KPIs do where an input of theirs is missing.
public final class Policies {

    private final Map<String, Map<String, MissingPolicy>> policies = new HashMap<>();
    private final Map<String, Map<String, SyntaxError>> errors = new HashMap<>();

    private Policies() {}

    /// Reads the policies of every KPI, also of a catalog that has not passed its check.
    public static Policies of(Catalog catalog) {
        Policies policies = new Policies();
        catalog.kpis().values().forEach(policies::read);
        return policies;
    }

    private void read(KpiDefinition kpi) {
        kpi.missing().forEach((input, text) -> {
            try {
                policies.computeIfAbsent(kpi.key(), _ -> new TreeMap<>()).put(input, MissingPolicy.parse(text));
            } catch (SyntaxError e) {
                errors.computeIfAbsent(kpi.key(), _ -> new TreeMap<>()).put(input, e);
            }
        });
    }

    /// The policies of a KPI that can be read, by input.
    public Map<String, MissingPolicy> of(String kpi) {
        return policies.getOrDefault(kpi, Map.of());
    }

    /// The policy of a KPI for an input; empty where nothing was said.
    public Optional<MissingPolicy> of(String kpi, String input) {
        return Optional.ofNullable(of(kpi).get(input));
    }

    /// The inputs that a KPI leaves out where they are missing.
    public Set<String> skippedBy(String kpi) {
        return of(kpi).entrySet().stream()
                .filter(policy -> policy.getValue() instanceof MissingPolicy.Skip)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /// Why policies of a KPI can't be read, by input.
    public Map<String, SyntaxError> errors(String kpi) {
        return errors.getOrDefault(kpi, Map.of());
    }
}
