/// The contract between the platform and a connector.
@NullMarked
package org.kpiplatform.connector.spi;

import org.jspecify.annotations.NullMarked;
