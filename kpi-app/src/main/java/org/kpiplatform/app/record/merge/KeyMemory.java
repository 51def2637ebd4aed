package org.kpiplatform.app.record.merge;

import java.util.Collection;
import java.util.List;

/// Remembers which keys a first load has seen, so that the table needs no index as long as no key comes twice.
/// Keeps 64 bits of each: two keys that agree in them are taken for one, which costs a merge by the index and no
/// more. Once there is no room for more keys, nothing is remembered any more.
final class KeyMemory {

    private static final long PRIME = 0x9e37_79b9_7f4a_7c15L;

    private final int most;
    private LongSet hashes = new LongSet();
    private boolean open = true;

    KeyMemory() {
        this(LongSet.MOST);
    }

    /// @param most how many keys there is room for
    KeyMemory(int most) {
        this.most = most;
    }

    /// Adds keys of which none equals another.
    ///
    /// @return whether none of them was known before; false as well when there is no room for them
    boolean addAll(Collection<?> keys) {
        open = open && hashes.size() + keys.size() <= most;
        if (!open) {
            hashes = new LongSet();
            return false;
        }
        boolean allNew = true;
        for (Object key : keys) {
            allNew &= hashes.add(hash(key));
        }
        return allNew;
    }

    private static long hash(Object key) {
        return mixed(bits(key));
    }

    private static long bits(Object key) {
        return switch (key) {
            case Long number -> number;
            case String text -> {
                long bits = text.length();
                for (int i = 0; i < text.length(); i++) {
                    bits = (bits ^ text.charAt(i)) * PRIME;
                }
                yield bits;
            }
            case List<?> parts -> {
                long bits = parts.size();
                for (Object part : parts) {
                    bits = mixed(bits) * PRIME + hash(part);
                }
                yield bits;
            }
            default -> bits(key.toString());
        };
    }

    private static long mixed(long bits) {
        long hash = (bits ^ (bits >>> 32)) * PRIME;
        hash = (hash ^ (hash >>> 29)) * PRIME;
        return hash ^ (hash >>> 32);
    }
}
