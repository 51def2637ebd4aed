package org.kpiplatform.app.source.unruly;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Option;

/// What goes wrong, and when.
///
/// @param records  how many each stream has
/// @param batch    how many it delivers at once
/// @param mischief what happens once the stream `bad` has delivered half of its records
/// @param troubles files there, such as `transient-1`, are errors to come half-way through the stream `bad`
/// @param gate     the stream `bad` waits after each batch while there is a file of that name
public record UnrulyConfig(
        @Option(description = "Records of each stream.", defaultValue = "10")
        int records,

        @Option(description = "Records of a batch.", defaultValue = "2")
        int batch,

        @Option(description = "What goes wrong half-way.", defaultValue = "none")
        Mischief mischief,

        @Option(description = "The file that makes it wait.") @Nullable
        String gate,

        @Option(description = "The folder with a file for each failure to come, named after its kind.") @Nullable
        String troubles) {

    /// What may go wrong.
    public enum Mischief {
        NONE,
        SOURCE_EXCEPTION,
        RUNTIME_EXCEPTION,
        ERROR,
        HANG,
        SPIN,
        ERROR_IN_DISCOVER,
        HANG_IN_CHECK,
        HANG_IN_OPEN,
        /// Hangs until there is a file `release`, whoever interrupts it.
        HANG_DEAF,
        OVERFLOW_STACK,
        RUN_OUT_OF_MEMORY,
        LEAK_THREADS,
        FLOOD_LOG
    }
}
