/// What a tap says of its streams, what of it is asked for, and the fields that a JSON Schema stands for.
@NullMarked
package org.kpiplatform.connector.singer.catalog;

import org.jspecify.annotations.NullMarked;
