/// Targets and the status of a value against them, as a pure function with a reason that can be read aloud.
@NullMarked
package org.kpiplatform.domain.target;

import org.jspecify.annotations.NullMarked;
