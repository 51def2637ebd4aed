/// Tests of renamed options.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.option;
