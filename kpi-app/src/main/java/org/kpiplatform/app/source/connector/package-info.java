/// Connectors as the service uses them: loaded from plugins, opened for a source, and called so that one that
/// hangs holds up nobody else.
@NullMarked
package org.kpiplatform.app.source.connector;

import org.jspecify.annotations.NullMarked;
