/// The commands about plugins: what is installed, and how that is changed.
@NullMarked
package org.kpiplatform.app.client.plugin;

import org.jspecify.annotations.NullMarked;
