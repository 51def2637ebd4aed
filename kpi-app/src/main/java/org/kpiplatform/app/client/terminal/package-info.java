/// Text for people and programs: tables, trees, numbers with their units, colours. Not what they show.
@NullMarked
package org.kpiplatform.app.client.terminal;

import org.jspecify.annotations.NullMarked;
