/// The bridge tried with taps that the tests write themselves: shell scripts that behave well, and such as do not.
@NullMarked
package org.kpiplatform.connector.singer;

import org.jspecify.annotations.NullMarked;
