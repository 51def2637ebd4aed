package org.kpiplatform.domain.engine.program;

import java.util.Map;
import java.util.Optional;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.formula.MissingPolicy;

/// What the names in a KPI's formula stand for. A program knows its inputs by their positions only.
public interface Names {

    /// The position of a metric or KPI among the inputs.
    int input(String key);

    /// The position of a KPI's values from the start of a longer period to date.
    int toDate(String kpi, Grain whole);

    /// How the values of a metric accumulate to one to date; empty for a KPI.
    Optional<Accumulation> accumulation(String key);

    /// The position of the numbers of records that the values of an average or a spread are of.
    int records(String metric);

    /// The position of the means that the records of a spread lie around.
    int centres(String spread);

    /// What the KPI does where inputs are missing.
    Map<String, MissingPolicy> policies();
}
