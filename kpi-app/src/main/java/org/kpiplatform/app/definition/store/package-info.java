/// Definitions as the database keeps them: every version of each, and which are in force. Who may change them, and
/// what is checked before, is [org.kpiplatform.app.definition.plan].
@NullMarked
package org.kpiplatform.app.definition.store;

import org.jspecify.annotations.NullMarked;
