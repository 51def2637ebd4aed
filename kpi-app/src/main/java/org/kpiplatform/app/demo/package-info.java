/// Halden Roast, a company that does not exist: its records, and the definitions that read them.
///
/// What happens to the company, and when, is in [Causes]; docs/demo.md tells it as a story. Nothing here talks to
/// the service.
@NullMarked
package org.kpiplatform.app.demo;

import org.jspecify.annotations.NullMarked;
