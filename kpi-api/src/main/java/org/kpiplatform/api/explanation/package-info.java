/// How a number came about, over REST.
@NullMarked
package org.kpiplatform.api.explanation;

import org.jspecify.annotations.NullMarked;
