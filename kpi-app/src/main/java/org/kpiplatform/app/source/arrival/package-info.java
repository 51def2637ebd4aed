/// Records that come to the service by themselves, on their way into streams and metrics: one at a time for each
/// stream, whole or not at all. Start with [org.kpiplatform.app.source.arrival.Arrivals]. How they come, pushed
/// or typed in, is not known here.
@NullMarked
package org.kpiplatform.app.source.arrival;

import org.jspecify.annotations.NullMarked;
