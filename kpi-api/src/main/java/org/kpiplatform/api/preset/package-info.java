/// Ready definitions of known systems, over REST: which there are, what they ask for, and how they become files.
@NullMarked
package org.kpiplatform.api.preset;

import org.jspecify.annotations.NullMarked;
