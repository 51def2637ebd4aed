/// How lists are read in parts. Not what they list.
@NullMarked
package org.kpiplatform.api.page;

import org.jspecify.annotations.NullMarked;
