/// Tests of how things look on a terminal.
@NullMarked
package org.kpiplatform.app.client.terminal;

import org.jspecify.annotations.NullMarked;
