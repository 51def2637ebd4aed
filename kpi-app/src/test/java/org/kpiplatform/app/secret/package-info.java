/// Sealing and looking up secrets, without a service.
@NullMarked
package org.kpiplatform.app.secret;

import org.jspecify.annotations.NullMarked;
