/// Tests of the fictional company and its definitions.
@NullMarked
package org.kpiplatform.app.demo;

import org.jspecify.annotations.NullMarked;
