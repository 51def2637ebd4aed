/// Reading definitions from YAML with the line and column of every mistake, and writing them as YAML. YAML
/// 1.2 in its core schema: `no` is a text and `2011-01-01` is not shifted through a time zone.
@NullMarked
package org.kpiplatform.app.definition.yaml;

import org.jspecify.annotations.NullMarked;
