/// The process around the service: its start, its settings from the place where it stands, and its end. What the
/// service does lives in the packages below.
@NullMarked
package org.kpiplatform.app;

import org.jspecify.annotations.NullMarked;
