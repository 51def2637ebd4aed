package org.kpiplatform.domain.source;

import java.util.List;

/// A many-to-one join: each record of the stream that declares it has at most one partner.
///
/// @param stream the partner's stream, `stream` in the same source or `source.stream`
/// @param on     fields of the declaring stream that hold the partner's key, in the order of that key
public record JoinDefinition(String stream, List<String> on) {

    public JoinDefinition {
        on = on == null ? List.of() : List.copyOf(on);
    }
}
