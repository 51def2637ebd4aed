package org.kpiplatform.connector.host.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// What plugins come in: one jar, or a zip of the jars that make up a plugin. Every jar becomes a plain file below
/// the target folder, whatever links the archive says that it has. What is no jar is left out.
final class PluginArchive {

    private static final int MOST_ENTRIES = 1_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,199}");

    private final Path into;
    private long bytes;

    private PluginArchive(Path into) {
        this.into = into;
    }

    /// Unpacks a zip into a folder, or copies a jar there under the folder's name.
    static void unpack(Path archive, Path into) throws IOException, PluginRefusal {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.getEntry("META-INF/MANIFEST.MF") != null) {
                Files.copy(archive, into.resolve(into.getFileName() + ".jar"));
            } else {
                new PluginArchive(into).unpackJars(zip);
            }
        } catch (ZipException e) {
            throw new PluginRefusal("What was sent is neither a jar nor a zip: " + e.getMessage()
                    + ". Send the plugin's jar, or a zip of its jars.");
        }
    }

    private void unpackJars(ZipFile zip) throws IOException, PluginRefusal {
        if (zip.size() > MOST_ENTRIES) {
            throw new PluginRefusal("The zip has " + zip.size() + " entries, while at most " + MOST_ENTRIES
                    + " are unpacked. Send the plugin's jars and nothing else.");
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            requirePlain(entry.getName());
        }
        List<? extends ZipEntry> jars =
                zip.stream().filter(PluginArchive::isJar).toList();
        if (jars.isEmpty()) {
            throw new PluginRefusal("The zip holds no jar. Send the plugin's jar, or a zip of its jars.");
        }
        String top = topOf(jars);
        for (ZipEntry jar : jars) {
            unpack(zip, jar, jar.getName().substring(top.length()));
        }
    }

    private static boolean isJar(ZipEntry entry) {
        return !entry.isDirectory() && entry.getName().toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    /// The folder that all jars are in, which was packed along with them, or nothing.
    private static String topOf(List<? extends ZipEntry> jars) {
        String first = jars.getFirst().getName();
        String top = first.substring(0, first.indexOf('/') + 1);
        return jars.stream().allMatch(it -> it.getName().startsWith(top)) ? top : "";
    }

    private static void requirePlain(String name) throws PluginRefusal {
        boolean plain = !name.startsWith("/") && name.indexOf('\\') < 0 && name.indexOf(':') < 0;
        for (String part : name.split("/", -1)) {
            plain &= !part.equals("..");
        }
        if (!plain) {
            throw new PluginRefusal("The zip has an entry `" + name + "`, which leads out of the plugin's folder. "
                    + "Nothing of it was unpacked. Do not trust where it came from.");
        }
    }

    private void unpack(ZipFile zip, ZipEntry entry, String path) throws IOException, PluginRefusal {
        for (String part : path.split("/", -1)) {
            if (!PART.matcher(part).matches()) {
                throw new PluginRefusal("The zip has a jar `" + path
                        + "`, while names are made of letters, digits, `.`, `_`, `+` and `-`. Rename it.");
            }
        }
        Path file = into.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            copy(in, out);
        }
    }

    /// Counts what really comes, since an archive may say of itself what it likes.
    private void copy(InputStream in, OutputStream out) throws IOException, PluginRefusal {
        byte[] buffer = new byte[64 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            bytes += count;
            if (bytes > MOST_BYTES) {
                throw new PluginRefusal("The zip holds more than " + (MOST_BYTES >> 20)
                        + " MB of jars, which no plugin needs. Nothing of it was kept.");
            }
            out.write(buffer, 0, count);
        }
    }
}
