package org.kpiplatform.app.record.merge;

/// What batches did to the records of a stream. `read` is the sum of the others, but for records that a generation
/// deletes because it has not met them.
///
/// @param unchanged rows that left their record as it was, or that a later row of their batch replaced
public record MergeCounts(long read, long added, long changed, long unchanged, long deleted, long quarantined) {

    public static final MergeCounts NONE = new MergeCounts(0, 0, 0, 0, 0, 0);

    MergeCounts withDeleted(long more) {
        return new MergeCounts(read, added, changed, unchanged, deleted + more, quarantined);
    }

    public MergeCounts plus(MergeCounts other) {
        return new MergeCounts(
                read + other.read,
                added + other.added,
                changed + other.changed,
                unchanged + other.unchanged,
                deleted + other.deleted,
                quarantined + other.quarantined);
    }
}
