/// Tests of the service as users run it: packaged, in a process of its own, with its own database.
@NullMarked
package org.kpiplatform.app.packaged;

import org.jspecify.annotations.NullMarked;
