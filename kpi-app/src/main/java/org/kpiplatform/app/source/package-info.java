/// Sources of records: their definitions over REST, whether they can be read, and what has been read. How
/// connectors are called lives in `connector`, how records are read in `sync`.
@NullMarked
package org.kpiplatform.app.source;

import org.jspecify.annotations.NullMarked;
