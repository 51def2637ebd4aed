/// The packaged service in a process of its own, as benchmarks ask it. What is measured stands elsewhere.
@NullMarked
package org.kpiplatform.benchmark.service;

import org.jspecify.annotations.NullMarked;
