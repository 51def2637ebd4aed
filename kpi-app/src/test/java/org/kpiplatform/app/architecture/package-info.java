/// Who may use what, and what things may be called, in all modules.
@NullMarked
package org.kpiplatform.app.architecture;

import org.jspecify.annotations.NullMarked;
