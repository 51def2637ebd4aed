/// Definition files, good and bad, without a service.
@NullMarked
package org.kpiplatform.app.definition.yaml;

import org.jspecify.annotations.NullMarked;
