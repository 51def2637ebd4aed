/// Presets judged by the contracts of their vendors: stand-ins answer, and every request and answer is held to
/// the contract.
@NullMarked
package org.kpiplatform.connector.rest.contract;

import org.jspecify.annotations.NullMarked;
