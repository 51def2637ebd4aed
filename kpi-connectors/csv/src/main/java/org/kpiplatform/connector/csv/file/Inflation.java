package org.kpiplatform.connector.csv.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/// Decompressed bytes, of which there may not be too many for what they were compressed to: tables shrink to a tenth or
/// a
/// fiftieth, a bomb to a thousandth.
final class Inflation extends FilterInputStream {

    private static final long UNSUSPICIOUS = 64L * 1024 * 1024;
    private static final long MOST_TIMES = 500;

    private final LongSupplier compressed;
    private long count;

    /// @param compressed how many bytes have been read before decompression
    Inflation(InputStream in, LongSupplier compressed) {
        super(in);
        this.compressed = compressed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        count += Math.max(read, 0);
        if (count > UNSUSPICIOUS && count / MOST_TIMES > compressed.getAsLong()) {
            throw new ZipException("it grows to more than " + MOST_TIMES
                    + " times its size, which no table does. Unpack it first if it is one");
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
