/// Reads YAML strictly, and remembers where everything stands: unknown keys, missing ones and values of the wrong
/// kind are refused with the line, what was expected, and near misses. Knows nothing of manifests.
@NullMarked
package org.kpiplatform.connector.rest.yaml;

import org.jspecify.annotations.NullMarked;
