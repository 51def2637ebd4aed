package org.kpiplatform.domain.engine;

import java.util.Arrays;
import java.util.BitSet;

/// The rows of values of a plan's nodes, one for each slice. Immutable, rows included; a changed table shares
/// with the one before it all pages, and on the changed pages all rows, in which nothing has changed.
final class RowTable {

    /// The rows that a change usually reaches: with as many pages as it copies, the list of pages is about as
    /// long as they are together.
    private static final int ROWS_OF_A_CHANGE = 32;

    private static final double[][] NO_PAGE = {};

    private final int slices;
    private final int pageBits;
    private final double[][][] pages;

    private RowTable(int slices, int pageBits, double[][][] pages) {
        this.slices = slices;
        this.pageBits = pageBits;
        this.pages = pages;
    }

    /// A table without rows.
    static RowTable empty(int nodes, int slices) {
        int rows = Math.multiplyExact(nodes, slices);
        int pageBits = Integer.SIZE - Integer.numberOfLeadingZeros((int) Math.sqrt((double) rows / ROWS_OF_A_CHANGE));
        double[][][] pages = new double[(rows >>> pageBits) + 1][][];
        Arrays.fill(pages, NO_PAGE);
        return new RowTable(slices, pageBits, pages);
    }

    private int page(int position) {
        return position >>> pageBits;
    }

    private int place(int position) {
        return position & ((1 << pageBits) - 1);
    }

    double[] row(int node, int slice) {
        int position = node * slices + slice;
        return pages[page(position)][place(position)];
    }

    /// The nodes that have another row here than in another table of the same nodes and slices. Tables that have
    /// come from each other are compared quickly.
    @SuppressWarnings("ReferenceEquality") // a row that has been made anew may hold other values
    BitSet differing(RowTable other) {
        BitSet nodes = new BitSet();
        for (int page = 0; page < pages.length; page++) {
            for (int place = 0; pages[page] != other.pages[page] && place < pages[page].length; place++) {
                if (pages[page][place] != other.pages[page][place]) {
                    nodes.set(((page << pageBits) + place) / slices);
                }
            }
        }
        return nodes;
    }

    Draft draft() {
        return new Draft(this);
    }

    /// The next table while it is made.
    @SuppressWarnings("ReferenceEquality") // what is the same array is shared, whatever it holds
    static final class Draft {

        private final RowTable before;
        private final RowTable after;

        private Draft(RowTable before) {
            this.before = before;
            this.after = new RowTable(before.slices, before.pageBits, before.pages.clone());
        }

        double[] row(int node, int slice) {
            return after.row(node, slice);
        }

        /// Makes room for the rows of a node, after which several threads may put different ones.
        void reserve(int node) {
            int first = node * after.slices;
            int last = first + after.slices - 1;
            for (int page = after.page(first); page <= after.page(last); page++) {
                own(page);
            }
        }

        void put(int node, int slice, double[] row) {
            int position = node * after.slices + slice;
            int page = after.page(position);
            own(page);
            after.pages[page][after.place(position)] = row;
        }

        /// The row of this table alone, for writing; a copy where the table before has the same.
        double[] own(int node, int slice) {
            double[] row = row(node, slice);
            if (row != before.row(node, slice)) {
                return row;
            }
            double[] copy = row.clone();
            put(node, slice, copy);
            return copy;
        }

        private void own(int page) {
            if (after.pages[page] == before.pages[page]) {
                after.pages[page] = Arrays.copyOf(before.pages[page], 1 << after.pageBits);
            }
        }

        /// The table, when no more will be put into it.
        RowTable finished() {
            return after;
        }
    }
}
