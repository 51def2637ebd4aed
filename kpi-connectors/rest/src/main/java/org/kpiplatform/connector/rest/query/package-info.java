/// Questions to one stream, and their answers as pages of records that are identified and dated, but not converted.
/// Which question comes next is decided elsewhere.
@NullMarked
package org.kpiplatform.connector.rest.query;

import org.jspecify.annotations.NullMarked;
