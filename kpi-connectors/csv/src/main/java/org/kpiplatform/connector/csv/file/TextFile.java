package org.kpiplatform.connector.csv.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// An open file as a stream of characters: decompressed when it is gzip, in the character set that its byte order mark
/// tells, else in the declared one. Strict: bytes that are no characters are an [UndecodableText].
public final class TextFile extends Reader {

    private static final int BUFFER = 1 << 16;
    private static final int MAGIC_LENGTH = 4;
    private static final String GZIP_MAGIC = "\u001f\u008b";
    private static final String ZIP_MAGIC = "PK\u0003\u0004";

    private final MeteredInput bytes;
    private final StrictDecoder decoder;
    private final @Nullable Head head;

    private TextFile(MeteredInput bytes, StrictDecoder decoder, @Nullable Head head) {
        this.bytes = bytes;
        this.decoder = decoder;
        this.head = head;
    }

    public static TextFile open(DataFile file, Charset declared) throws IOException {
        InputStream opened = Files.newInputStream(file.path());
        try {
            MeteredInput metered = new MeteredInput(opened);
            InputStream content = decompressed(new BufferedInputStream(metered, BUFFER), metered);
            StrictDecoder decoder = new StrictDecoder(content, ByteOrderMark.skip(content, declared));
            return new TextFile(metered, decoder, file.head() ? new Head(decoder) : null);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// The hash of a file's bytes.
    public static String hash(DataFile file) throws IOException {
        try (MeteredInput input = new MeteredInput(Files.newInputStream(file.path()))) {
            return input.drain();
        }
    }

    /// The hash of all bytes of the file, whose unread rest is read now.
    public String drain() throws IOException {
        return bytes.drain();
    }

    /// How many bytes of the file have been read. May be called from any thread.
    public long bytesRead() {
        return bytes.count();
    }

    public Charset charset() {
        return decoder.charset();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        return head == null ? decoder.read(target, offset, length) : head.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static InputStream decompressed(BufferedInputStream content, MeteredInput bytes) throws IOException {
        content.mark(MAGIC_LENGTH);
        String magic = new String(content.readNBytes(MAGIC_LENGTH), StandardCharsets.ISO_8859_1);
        content.reset();
        if (magic.equals(ZIP_MAGIC)) {
            throw new NotText("a zip archive or an Excel workbook");
        }
        return magic.startsWith(GZIP_MAGIC)
                ? new BufferedInputStream(new Inflation(new GZIPInputStream(content, BUFFER), bytes::count), BUFFER)
                : content;
    }
}
