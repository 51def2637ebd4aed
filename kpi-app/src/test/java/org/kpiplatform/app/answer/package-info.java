/// Tests of answers that are kept.
@NullMarked
package org.kpiplatform.app.answer;

import org.jspecify.annotations.NullMarked;
