package org.kpiplatform.app.record.merge;

/// A set of numbers whose bits are well mixed already, in 16 to 32 bytes each and without an object for any.
final class LongSet {

    /// How many numbers a set should have at most: as many as a sixteenth of the heap holds, and four million always.
    static final int MOST = Math.clamp(Runtime.getRuntime().maxMemory() / 512, 1 << 22, 1 << 26);

    /// In a slot it says that the slot is empty; as a member it is kept aside.
    private static final long EMPTY = 0;

    private long[] slots = new long[1 << 12];
    private int filled;
    private boolean hasEmpty;

    int size() {
        return filled + (hasEmpty ? 1 : 0);
    }

    boolean contains(long number) {
        return number == EMPTY ? hasEmpty : slots[slotOf(number)] == number;
    }

    /// Adds a number.
    ///
    /// @return whether it was not there before
    boolean add(long number) {
        if (number == EMPTY) {
            boolean isNew = !hasEmpty;
            hasEmpty = true;
            return isNew;
        }
        if (filled * 2 >= slots.length) {
            grow();
        }
        int slot = slotOf(number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        filled++;
        return true;
    }

    /// Takes a number away; those behind it move up, so that each is still found from where its search begins
    /// (Knuth 1973, 6.4, algorithm R).
    void remove(long number) {
        if (number == EMPTY) {
            hasEmpty = false;
            return;
        }
        int gap = slotOf(number);
        if (slots[gap] != number) {
            return;
        }
        filled--;
        slots[gap] = EMPTY;
        for (int slot = next(gap); slots[slot] != EMPTY; slot = next(slot)) {
            long moved = slots[slot];
            slots[slot] = EMPTY;
            slots[slotOf(moved)] = moved;
        }
    }

    /// Where a number is, or would be.
    private int slotOf(long number) {
        int slot = (int) number & slots.length - 1;
        while (slots[slot] != EMPTY && slots[slot] != number) {
            slot = next(slot);
        }
        return slot;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[2 * before.length];
        for (long number : before) {
            if (number != EMPTY) {
                slots[slotOf(number)] = number;
            }
        }
    }
}
