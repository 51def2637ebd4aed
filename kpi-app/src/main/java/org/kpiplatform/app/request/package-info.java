/// What is asked of every request before a resource sees it: a target that can be read, parameters that the
/// operation knows, a body that is not too large. What resources themselves refuse is theirs.
@NullMarked
package org.kpiplatform.app.request;

import org.jspecify.annotations.NullMarked;
