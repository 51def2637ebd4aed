/// Cutting lists into pages, and the cursors between them. Not what is listed.
@NullMarked
package org.kpiplatform.app.page;

import org.jspecify.annotations.NullMarked;
