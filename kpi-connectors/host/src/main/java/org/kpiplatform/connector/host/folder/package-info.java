/// Plugins as files: what lies in the plugins folder, how it is changed without ever being half-way, which sums it may
/// have, and the copies that run. Nothing here loads a class.
@NullMarked
package org.kpiplatform.connector.host.folder;

import org.jspecify.annotations.NullMarked;
