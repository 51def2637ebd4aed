/// What a formula is compiled to, and how it runs over rows of values: part of the engine
/// ([org.kpiplatform.domain.engine]), for nobody else. Start with
/// [org.kpiplatform.domain.engine.program.Program].
///
/// A new operation takes a [org.kpiplatform.domain.engine.program.Step] that says what it reads, a loop over a
/// row in `Rows` or `TimeRows`, and a line in the `Interpreter` that leads from the one to the other.
@NullMarked
package org.kpiplatform.domain.engine.program;

import org.jspecify.annotations.NullMarked;
