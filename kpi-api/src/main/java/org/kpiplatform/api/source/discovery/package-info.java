/// What a source has now, over REST: its streams, and some records of each. What has been read of it is in
/// [org.kpiplatform.api.source].
@NullMarked
package org.kpiplatform.api.source.discovery;

import org.jspecify.annotations.NullMarked;
