/// Reads over REST: the packaged service beside a bare Quarkus endpoint that returns the same bytes, on 64 connections,
/// with and without a sync. Start reading at [org.kpiplatform.benchmark.rest.Comparison].
@NullMarked
package org.kpiplatform.benchmark.rest;

import org.jspecify.annotations.NullMarked;
