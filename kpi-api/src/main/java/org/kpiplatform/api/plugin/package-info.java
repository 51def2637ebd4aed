/// The plugins that connectors come from: what is installed, and how that is changed.
@NullMarked
package org.kpiplatform.api.plugin;

import org.jspecify.annotations.NullMarked;
