package org.kpiplatform.app.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keys at hand.
///
/// @param active seals what is new; null where none is configured
/// @param all    open what was sealed, the active one among them and first
record KeyRing(@Nullable SealingKey active, List<SealingKey> all) {

    /// @param active null where none is configured
    static KeyRing of(@Nullable SealingKey active, List<SealingKey> old) {
        List<SealingKey> all = new ArrayList<>();
        if (active != null) {
            all.add(active);
        }
        old.stream()
                .filter(key -> all.stream().noneMatch(it -> it.id().equals(key.id())))
                .forEach(all::add);
        return new KeyRing(active, List.copyOf(all));
    }

    Optional<SealingKey> named(String id) {
        return all.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
