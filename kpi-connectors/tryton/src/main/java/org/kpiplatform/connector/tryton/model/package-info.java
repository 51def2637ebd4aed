/// What Tryton says of a model, as fields of a stream; and what it writes in its JSON, as values of these. Start
/// reading at [org.kpiplatform.connector.tryton.model.ModelReading].
@NullMarked
package org.kpiplatform.connector.tryton.model;

import org.jspecify.annotations.NullMarked;
