/// What a source of records is: its connector, its streams, and how streams join. Not how records are read.
@NullMarked
package org.kpiplatform.domain.source;

import org.jspecify.annotations.NullMarked;
