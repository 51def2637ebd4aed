/// Secrets at rest: the keys that texts are sealed with, references to secrets that stand elsewhere, and a log
/// that tells none. Knows nothing of sources: which texts are secrets is said by whoever seals them.
@NullMarked
package org.kpiplatform.app.secret;

import org.jspecify.annotations.NullMarked;
