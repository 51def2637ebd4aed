/// Presets over HTTP and by the command line, and those of every plugin that is packaged.
@NullMarked
package org.kpiplatform.app.source.preset;

import org.jspecify.annotations.NullMarked;
