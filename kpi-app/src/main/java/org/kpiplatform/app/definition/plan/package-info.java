/// Changes of the definitions: from what is in force to what somebody wants, with everything that speaks against it,
/// made one after the other and as a whole. Reading files is [org.kpiplatform.app.definition.yaml].
@NullMarked
package org.kpiplatform.app.definition.plan;

import org.jspecify.annotations.NullMarked;
