/// Tests of the commands against a server that speaks the contract.
@NullMarked
package org.kpiplatform.app.client;

import org.jspecify.annotations.NullMarked;
