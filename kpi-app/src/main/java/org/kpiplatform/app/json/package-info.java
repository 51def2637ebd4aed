/// How values are written as JSON: for clients ([ServiceJson]) and in `jsonb` columns ([StoredJson]), each with
/// rules of its own so that one can change without the other. Not what happens when JSON cannot be read, which is
/// [org.kpiplatform.app.problem].
@NullMarked
package org.kpiplatform.app.json;

import org.jspecify.annotations.NullMarked;
