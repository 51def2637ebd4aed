/// A Quarkus service that does nothing but answer with given bytes.
@NullMarked
package org.kpiplatform.benchmark.bare;

import org.jspecify.annotations.NullMarked;
