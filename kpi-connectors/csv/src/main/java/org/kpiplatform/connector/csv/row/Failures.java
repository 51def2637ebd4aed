package org.kpiplatform.connector.csv.row;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.file.NotText;
import org.kpiplatform.connector.csv.file.UndecodableText;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// Sentences for files that can not be read.
public final class Failures {

    private Failures() {}

    public static SourceException unreadable(DataFile file, Dialect dialect, UncheckedIOException e) {
        return unreadable(file, dialect, Objects.requireNonNull(e.getCause()));
    }

    public static SourceException unreadable(DataFile file, Dialect dialect, IOException e) {
        return switch (e) {
            case UndecodableText undecodable ->
                new SourceException(
                        ErrorKind.DATA,
                        ("`%s` is not written in %s: line %d has the byte 0x%02X, which is no character there. Set "
                                        + "`charset` to what the file was written in, such as `charset: windows-1252`.")
                                .formatted(
                                        file.name(),
                                        undecodable.charset(),
                                        Lines.at(file, dialect, undecodable.position()),
                                        undecodable.found()),
                        e);
            case NotText notText ->
                new SourceException(
                        ErrorKind.DATA,
                        "`" + file.name() + "` is " + notText.getMessage() + ". Save it as CSV, or unpack it first.",
                        e);
            case EndlessRow endless ->
                new SourceException(
                        ErrorKind.DATA,
                        "`" + file.name() + "` " + endless.getMessage() + ". Is it no delimited text?",
                        e);
            case EOFException _ -> damaged(file, "ends in the middle of its compressed data", e);
            case ZipException _ -> damaged(file, "is compressed, but damaged: " + e.getMessage(), e);
            case NoSuchFileException _, FileNotFoundException _ ->
                new SourceException(ErrorKind.TRANSIENT, "`" + file.name() + "` vanished while it was to be read.", e);
            default ->
                new SourceException(ErrorKind.TRANSIENT, "`" + file.name() + "` can not be read now: " + e + ".", e);
        };
    }

    static String quoted(char delimiter) {
        return Pattern.quote(String.valueOf(delimiter));
    }

    private static SourceException damaged(DataFile file, String how, IOException e) {
        return new SourceException(
                ErrorKind.DATA, "`" + file.name() + "` " + how + ". Copy it again, or repeat the export.", e);
    }
}
