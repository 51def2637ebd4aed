/// The command that applies definition files.
@NullMarked
package org.kpiplatform.app.client.definition;

import org.jspecify.annotations.NullMarked;
