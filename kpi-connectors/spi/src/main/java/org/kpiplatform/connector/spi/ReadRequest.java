package org.kpiplatform.connector.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What to read.
///
/// @param stream the stream with its pinned fields; values are delivered in this order and with these types
/// @param after  resume strictly after this position; null reads from the beginning
public record ReadRequest(StreamSpec stream, @Nullable Cursor after) {

    public ReadRequest {
        Objects.requireNonNull(stream);
    }
}
