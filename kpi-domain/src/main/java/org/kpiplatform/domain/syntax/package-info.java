/// What every small language of the platform shares: tokens with positions, and errors that say where, what was
/// found, what was expected and what was probably meant. No language itself lives here.
@NullMarked
package org.kpiplatform.domain.syntax;

import org.jspecify.annotations.NullMarked;
