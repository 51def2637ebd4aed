/// The JSON Schema of definition files, and what it says about a definition, in sentences. Not whether
/// definitions fit each other, which is the domain's to say.
@NullMarked
package org.kpiplatform.app.definition.schema;

import org.jspecify.annotations.NullMarked;
