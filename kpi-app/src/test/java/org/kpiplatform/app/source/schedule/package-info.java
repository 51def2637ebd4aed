/// Tests of schedules by their texts alone.
@org.jspecify.annotations.NullMarked
package org.kpiplatform.app.source.schedule;
