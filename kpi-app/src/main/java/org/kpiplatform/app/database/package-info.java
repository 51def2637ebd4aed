/// The PostgreSQL beneath the service, and access to it for bulk work.
@NullMarked
package org.kpiplatform.app.database;

import org.jspecify.annotations.NullMarked;
