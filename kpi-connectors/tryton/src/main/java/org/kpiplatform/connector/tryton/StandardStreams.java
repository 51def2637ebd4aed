package org.kpiplatform.connector.tryton;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What every Tryton is asked for; what its modules do not have is left out.
final class StandardStreams {

    /// Models by stream. Leads are opportunities in the state `lead`: two streams would each lose what moves to
    /// the other.
    static final Map<String, String> MODELS;

    /// States that are an end, by stream, where the model does not note when that was. Nothing of a complaint can be
    /// edited in them, so that its last change is its end.
    static final Map<String, Set<String>> ENDS = Map.of("complaints", Set.of("done", "rejected", "cancelled"));

    static {
        Map<String, String> models = new LinkedHashMap<>();
        models.put("opportunities", "sale.opportunity");
        models.put("parties", "party.party");
        models.put("complaints", "sale.complaint");
        models.put("sales", "sale.sale");
        models.put("work", "project.work");
        MODELS = Collections.unmodifiableMap(models);
    }

    private StandardStreams() {}

    /// With those of a configuration behind them.
    static Map<String, String> and(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(MODELS);
        all.putAll(further);
        return all;
    }
}
