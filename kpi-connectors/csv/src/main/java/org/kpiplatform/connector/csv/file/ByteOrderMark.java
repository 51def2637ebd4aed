package org.kpiplatform.connector.csv.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The bytes at a text's beginning that tell its character set.
///
/// @param mark its bytes, each as a character
record ByteOrderMark(Charset charset, String mark) {

    private static final List<ByteOrderMark> ALL = List.of(
            new ByteOrderMark(StandardCharsets.UTF_8, "\u00ef\u00bb\u00bf"),
            new ByteOrderMark(StandardCharsets.UTF_16BE, "\u00fe\u00ff"),
            new ByteOrderMark(StandardCharsets.UTF_16LE, "\u00ff\u00fe"));

    private static final int LONGEST = 3;

    /// Skips a mark if there is one.
    ///
    /// @return the character set that it tells, else the declared one
    static Charset skip(InputStream content, Charset declared) throws IOException {
        content.mark(LONGEST);
        String start = new String(content.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        content.reset();
        for (ByteOrderMark candidate : ALL) {
            if (start.startsWith(candidate.mark)) {
                content.skipNBytes(candidate.mark.length());
                return candidate.charset;
            }
        }
        return declared;
    }
}
