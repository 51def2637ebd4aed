package org.kpiplatform.connector.spi;

/// How far a read is.
///
/// @param done  in the same unit as total
/// @param total zero or less where nobody knows
public record Progress(long done, long total) {

    public static final Progress UNKNOWN = new Progress(0, 0);
}
