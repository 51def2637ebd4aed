/// Generates a project as the archetype does, and takes it as far as its author would: compiled, tested, and loaded.
@NullMarked
package org.kpiplatform.connector.archetype;

import org.jspecify.annotations.NullMarked;
