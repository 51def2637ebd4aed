/// The secrets of sources: which parts of a configuration they are, how they come into the database and out of it, and
/// the tokens that origins give in exchange for them. How texts are sealed is [org.kpiplatform.app.secret].
@NullMarked
package org.kpiplatform.app.source.secret;

import org.jspecify.annotations.NullMarked;
