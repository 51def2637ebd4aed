/// Bodies of pushes: kept until they are complete, then read record by record. What is done with the records is not
/// known here.
@NullMarked
package org.kpiplatform.app.source.push.body;

import org.jspecify.annotations.NullMarked;
