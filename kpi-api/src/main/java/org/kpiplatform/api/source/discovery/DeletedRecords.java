package org.kpiplatform.api.source.discovery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a stream tells that a record is gone.
@Schema(
        description =
                "How a stream tells that a record is gone: not at all, by a message of its own, by a field of the "
                        + "record, or by its absence when everything is read.")
public enum DeletedRecords {
    NONE,
    TOMBSTONE,
    SOFT_DELETE,
    SNAPSHOT_DIFF
}
