/// Records on their way from a file to buckets and answers, beside PostgreSQL's `COPY` and DuckDB over the same
/// file. Start with [org.kpiplatform.benchmark.ingest.Comparison].
@NullMarked
package org.kpiplatform.benchmark.ingest;

import org.jspecify.annotations.NullMarked;
