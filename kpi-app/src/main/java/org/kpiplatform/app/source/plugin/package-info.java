/// The plugins of this service: loaded at its start, and installed, upgraded and removed while it runs. What they
/// bring is used in `connector`.
@NullMarked
package org.kpiplatform.app.source.plugin;

import org.jspecify.annotations.NullMarked;
