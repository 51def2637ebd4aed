/// What a metric measures: the measure over one stream, its value expressions and conditions, parsed from text.
/// Not how a measure is computed: that is SQL, and lives in the service.
@NullMarked
package org.kpiplatform.domain.metric;

import org.jspecify.annotations.NullMarked;
