package org.kpiplatform.app.source.discovery;

import java.util.List;
import org.kpiplatform.api.source.FieldView;
import org.kpiplatform.api.source.discovery.DeletedRecords;
import org.kpiplatform.api.source.discovery.DiscoveredStream;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.FieldType;

/// What a connector says of a stream, as it is shown.
final class StreamShape {

    private StreamShape() {}

    static DiscoveredStream of(StreamSpec spec, boolean defined) {
        CursorField cursor = spec.cursor();
        return new DiscoveredStream(
                spec.name(),
                fields(spec),
                spec.key(),
                cursor == null ? null : cursor.field(),
                switch (spec.deleteMode()) {
                    case StreamSpec.None _ -> DeletedRecords.NONE;
                    case StreamSpec.Tombstone _ -> DeletedRecords.TOMBSTONE;
                    case StreamSpec.SoftDelete _ -> DeletedRecords.SOFT_DELETE;
                    case StreamSpec.SnapshotDiff _ -> DeletedRecords.SNAPSHOT_DIFF;
                },
                defined);
    }

    static List<FieldView> fields(StreamSpec spec) {
        return spec.fields().stream()
                .map(it -> new FieldView(it.name(), FieldType.valueOf(it.type().name()), it.title()))
                .toList();
    }
}
