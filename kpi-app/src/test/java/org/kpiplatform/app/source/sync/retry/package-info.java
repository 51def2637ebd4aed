/// Tests of when what has failed is tried again.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.source.sync.retry;
