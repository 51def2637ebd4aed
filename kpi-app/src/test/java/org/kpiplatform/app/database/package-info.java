/// Databases for tests.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.database;
