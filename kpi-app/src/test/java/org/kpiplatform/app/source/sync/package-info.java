/// Tests of sync runs that need no service.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.source.sync;
