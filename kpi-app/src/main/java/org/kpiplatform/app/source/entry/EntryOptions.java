package org.kpiplatform.app.source.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kpiplatform.domain.calendar.Grain;

/// What a source's `config` says of the values that are typed into it.
///
/// @param grain         of the periods that values are for
/// @param needsApproval whether a value counts only when somebody else has approved it
/// @param decimals      that a value may have at most
record EntryOptions(Grain grain, boolean needsApproval, int decimals) {

    static final String GRAIN = "grain";
    static final String APPROVAL = "approval";
    static final String DECIMALS = "decimals";
    static final String REQUIRED = "required";
    static final String NONE = "none";

    static final int MOST_DECIMALS = 12;

    /// Grains by the words of definitions. Hours have too many periods for anybody to type.
    static final Map<String, Grain> GRAINS = Stream.of(Grain.values())
            .filter(grain -> grain != Grain.HOUR)
            .collect(Collectors.toMap(grain -> grain.name().toLowerCase(Locale.ROOT), grain -> grain));

    /// Those of a configuration; empty where it does not hold together, which [EntryCheck] tells.
    static Optional<EntryOptions> of(Map<String, Object> config) {
        Grain grain = GRAINS.get(String.valueOf(config.get(GRAIN)));
        Object decimals = config.getOrDefault(DECIMALS, MOST_DECIMALS);
        boolean known = decimals instanceof Integer number && number >= 0 && number <= MOST_DECIMALS;
        return grain == null || !known
                ? Optional.empty()
                : Optional.of(new EntryOptions(grain, REQUIRED.equals(config.get(APPROVAL)), (Integer) decimals));
    }
}
