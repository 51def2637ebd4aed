/// Definitions that plugins bring along, for those who connect a system for the first time. Only texts: what they mean
/// is the platform's.
@NullMarked
package org.kpiplatform.connector.host.preset;

import org.jspecify.annotations.NullMarked;
