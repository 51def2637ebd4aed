/// How failures leave the service: every one as `application/problem+json`. Features throw [ProblemException];
/// everything else is translated here. No Java names, no SQL and no stack traces get out.
@NullMarked
package org.kpiplatform.app.problem;

import org.jspecify.annotations.NullMarked;
