/// The values of columns: how they leave a result set, and how they become values of fields.
@NullMarked
package org.kpiplatform.connector.jdbc.value;

import org.jspecify.annotations.NullMarked;
