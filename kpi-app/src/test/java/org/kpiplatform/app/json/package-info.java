/// The two JSON formats.
@NullMarked
package org.kpiplatform.app.json;

import org.jspecify.annotations.NullMarked;
