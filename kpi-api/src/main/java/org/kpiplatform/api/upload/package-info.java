/// Files that are sent to the service for a source to read, where the source's own machine has none.
@NullMarked
package org.kpiplatform.api.upload;

import org.jspecify.annotations.NullMarked;
