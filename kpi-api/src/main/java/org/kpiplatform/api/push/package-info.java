/// Records that are sent to the service instead of being read from a source.
@NullMarked
package org.kpiplatform.api.push;

import org.jspecify.annotations.NullMarked;
