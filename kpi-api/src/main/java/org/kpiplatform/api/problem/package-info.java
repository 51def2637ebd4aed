/// The shape of every error the service answers with (RFC 9457).
@NullMarked
package org.kpiplatform.api.problem;

import org.jspecify.annotations.NullMarked;
