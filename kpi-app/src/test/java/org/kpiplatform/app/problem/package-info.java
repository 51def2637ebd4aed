/// Failures, provoked over HTTP.
@NullMarked
package org.kpiplatform.app.problem;

import org.jspecify.annotations.NullMarked;
