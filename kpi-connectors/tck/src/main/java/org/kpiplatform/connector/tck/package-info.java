/// The compatibility kit: abstract tests that every connector's own tests extend.
@NullMarked
package org.kpiplatform.connector.tck;

import org.jspecify.annotations.NullMarked;
