/// What becomes of definitions, right and wrong, on their way into a configuration record.
@NullMarked
package org.kpiplatform.connector.host.configuration;

import org.jspecify.annotations.NullMarked;
