package org.kpiplatform.app.record;

import java.util.Comparator;

/// The full name of a stream, written `source.stream`.
public record StreamKey(String source, String stream) implements Comparable<StreamKey> {

    private static final Comparator<StreamKey> ORDER =
            Comparator.comparing(StreamKey::source).thenComparing(StreamKey::stream);

    /// Reads `source.stream`.
    public static StreamKey parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot == text.length() - 1) {
            throw new IllegalArgumentException("`" + text + "` is no stream; expected `source.stream`.");
        }
        return new StreamKey(text.substring(0, dot), text.substring(dot + 1));
    }

    /// Reads `stream` or `source.stream`, as a definition of the source may write it.
    public static StreamKey within(String source, String text) {
        return text.contains(".") ? parse(text) : new StreamKey(source, text);
    }

    @Override
    public int compareTo(StreamKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + "." + stream;
    }
}
