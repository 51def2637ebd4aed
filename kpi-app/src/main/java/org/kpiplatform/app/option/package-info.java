/// Options of this service that have another name by now. The options themselves live with the features that have
/// them.
@NullMarked
package org.kpiplatform.app.option;

import org.jspecify.annotations.NullMarked;
