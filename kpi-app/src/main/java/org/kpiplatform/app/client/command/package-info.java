/// What all commands share: the session they run in, and the forms of their output. Not the commands
/// themselves.
@NullMarked
package org.kpiplatform.app.client.command;

import org.jspecify.annotations.NullMarked;
