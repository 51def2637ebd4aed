/// What the kit lends to a source in the platform's place: a clock that tests can advance, and a log, a budget and a
/// store of tokens that remember what was done with them. Of use in a connector's own tests, too.
@NullMarked
package org.kpiplatform.connector.tck.context;

import org.jspecify.annotations.NullMarked;
