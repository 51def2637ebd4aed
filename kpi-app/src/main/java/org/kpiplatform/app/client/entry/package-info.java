/// Commands that type values in, list and approve them.
@NullMarked
package org.kpiplatform.app.client.entry;

import org.jspecify.annotations.NullMarked;
