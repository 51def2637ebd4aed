/// What was reported when, over REST: published values, which are never overwritten, and restatements.
@NullMarked
package org.kpiplatform.api.publication;

import org.jspecify.annotations.NullMarked;
