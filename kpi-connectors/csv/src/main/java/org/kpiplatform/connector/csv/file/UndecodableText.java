package org.kpiplatform.connector.csv.file;

import java.io.IOException;
import java.nio.charset.Charset;

/// Bytes that are no characters of the character set.
public final class UndecodableText extends IOException {

    private static final long serialVersionUID = 1;

    private final String charset;
    private final byte found;
    private final long position;

    /// @param found    the first byte that does not fit
    /// @param position how many characters come before it
    UndecodableText(Charset charset, byte found, long position) {
        super("byte 0x%02X is no %s".formatted(found, charset.name()));
        this.charset = charset.name();
        this.found = found;
        this.position = position;
    }

    public String charset() {
        return charset;
    }

    public byte found() {
        return found;
    }

    public long position() {
        return position;
    }
}
