/// How a source shows who asks: what a manifest may declare, and what becomes of it with the configured secrets.
@NullMarked
package org.kpiplatform.connector.rest.auth;

import org.jspecify.annotations.NullMarked;
