/// Presets: the definitions that plugins bring for known systems, and how they are filled in. What a plugin's files
/// look like is the host's `preset`; planning and applying them is `definition`'s.
@NullMarked
package org.kpiplatform.app.source.preset;

import org.jspecify.annotations.NullMarked;
