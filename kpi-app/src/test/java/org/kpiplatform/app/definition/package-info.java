/// Definitions kept in a real database, and changed over HTTP.
@NullMarked
package org.kpiplatform.app.definition;

import org.jspecify.annotations.NullMarked;
