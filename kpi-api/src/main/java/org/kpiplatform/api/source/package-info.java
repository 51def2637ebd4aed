/// Where records come from: connectors, sources, and their streams with records and quarantine.
@NullMarked
package org.kpiplatform.api.source;

import org.jspecify.annotations.NullMarked;
