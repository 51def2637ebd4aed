/// The books of sync runs: who works on them and until when, how far they are, and what has become of them. How
/// records are read lives in the package above.
@NullMarked
package org.kpiplatform.app.source.sync.book;

import org.jspecify.annotations.NullMarked;
