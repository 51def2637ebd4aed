/// The calculation engine beside hand-written loops, DuckDB and HyperFormula, over one tree of KPIs that a seed
/// fills. Start with [org.kpiplatform.benchmark.engine.ReferenceTree]. What was measured, and how to run it, stands
/// in `docs/performance.md`.
@NullMarked
package org.kpiplatform.benchmark.engine;

import org.jspecify.annotations.NullMarked;
