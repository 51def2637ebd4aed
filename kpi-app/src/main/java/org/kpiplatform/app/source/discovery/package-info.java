/// Looking at what a source has before anything of it is defined or stored: its streams, and some records. Reading
/// for good is in [org.kpiplatform.app.source.sync].
@NullMarked
package org.kpiplatform.app.source.discovery;

import org.jspecify.annotations.NullMarked;
