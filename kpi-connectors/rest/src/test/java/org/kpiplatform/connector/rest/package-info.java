@NullMarked
package org.kpiplatform.connector.rest;

import org.jspecify.annotations.NullMarked;
