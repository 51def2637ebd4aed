/// Secrets and tokens of sources in a running service.
@NullMarked
package org.kpiplatform.app.source.secret;

import org.jspecify.annotations.NullMarked;
