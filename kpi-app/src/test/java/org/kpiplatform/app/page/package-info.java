/// Pages and cursors.
@NullMarked
package org.kpiplatform.app.page;

import org.jspecify.annotations.NullMarked;
