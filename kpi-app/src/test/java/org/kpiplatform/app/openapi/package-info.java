/// What the published contract promises its readers.
@NullMarked
package org.kpiplatform.app.openapi;

import org.jspecify.annotations.NullMarked;
