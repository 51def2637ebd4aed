/// Tests of the server beside the service, each with a real one.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.database.embedded;
