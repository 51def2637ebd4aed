/// Records that stay in a real database: what is asked there equals what is computed from records that were read.
@NullMarked
package org.kpiplatform.app.source.pushdown;

import org.jspecify.annotations.NullMarked;
