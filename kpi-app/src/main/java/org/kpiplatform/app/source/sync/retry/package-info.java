/// What becomes of what could not be read: whether it is tried again, and when. Knows errors and times, and neither
/// sources nor tables.
@NullMarked
package org.kpiplatform.app.source.sync.retry;

import org.jspecify.annotations.NullMarked;
