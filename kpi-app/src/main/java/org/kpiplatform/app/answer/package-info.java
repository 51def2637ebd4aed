/// Answers to questions over HTTP, kept as the bytes that go out for as long as nothing changes that they rest on.
/// Start reading at [Answers]. What the answers say is computed elsewhere; what they rest on is noted there, too
/// (package `basis`). See decision 12.
@NullMarked
package org.kpiplatform.app.answer;

import org.jspecify.annotations.NullMarked;
