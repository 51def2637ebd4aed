/// What an organisation agrees on, from its configuration on.
@NullMarked
package org.kpiplatform.app.organisation;

import org.jspecify.annotations.NullMarked;
