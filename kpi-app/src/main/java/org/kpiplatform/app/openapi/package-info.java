/// Completes the OpenAPI document when the service is built: what Java already says about
/// records, the problems that every operation can answer with, and the chapters. What single operations say about
/// themselves is annotated where they are; definitions are described beside their schema.
@NullMarked
package org.kpiplatform.app.openapi;

import org.jspecify.annotations.NullMarked;
