package org.kpiplatform.connector.host.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which jars may be loaded, by their sums. Where this can not be read, none may.
public final class Pins {

    private static final Pattern LINE = Pattern.compile("\\\\?([0-9a-fA-F]{64}) [ *](?:\\./)?(.+)");
    private static final Pins NONE = new Pins(null, null);

    private final @Nullable Map<String, String> sums;
    private final @Nullable String unreadable;

    private Pins(@Nullable Map<String, String> sums, @Nullable String unreadable) {
        this.sums = sums;
        this.unreadable = unreadable;
    }

    /// Nothing is pinned, and everything may be loaded.
    public static Pins none() {
        return NONE;
    }

    /// What is pinned.
    ///
    /// @param given lines as `sha256sum` prints them, and names of files with such lines
    public static Pins of(List<String> given) {
        Map<String, String> sums = new TreeMap<>();
        for (String text : given) {
            String flaw = LINE.matcher(text.strip()).matches() ? add(sums, text, "`") : addFile(sums, Path.of(text));
            if (flaw != null) {
                return new Pins(null, flaw);
            }
        }
        return new Pins(Map.copyOf(sums), null);
    }

    /// Whether anything has to be pinned.
    public boolean isInForce() {
        return sums != null || unreadable != null;
    }

    /// Refuses a jar that is not the pinned one.
    public void require(String plugin, PluginJar jar) throws PluginRefusal {
        if (unreadable != null) {
            throw new PluginRefusal("Plugin `" + plugin + "` is refused, since nobody can tell what is pinned: "
                    + unreadable + " Mend `kpi.plugins.pinned`.");
        }
        if (sums == null) {
            return;
        }
        String pinned = sums.get(jar.path());
        if (pinned == null) {
            throw new PluginRefusal("Plugin `" + plugin + "` is refused: its jar `" + jar.path()
                    + "` is not pinned. Its SHA-256 is " + jar.sha256()
                    + ". If that is what its author has published, add the line `" + jar.sha256() + "  "
                    + jar.path() + "` to what `kpi.plugins.pinned` names.");
        }
        if (!pinned.equals(jar.sha256())) {
            throw new PluginRefusal("Plugin `" + plugin + "` is refused: its jar `" + jar.path()
                    + "` is not the pinned one. Its SHA-256 is " + jar.sha256() + ", while " + pinned
                    + " is pinned. Install the pinned release, or pin this one.");
        }
    }

    private static @Nullable String addFile(Map<String, String> sums, Path file) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                String flaw = line.isBlank() || line.startsWith("#")
                        ? null
                        : add(sums, line, "line " + number + " of `" + file + "` is `");
                if (flaw != null) {
                    return flaw;
                }
            }
            return null;
        } catch (IOException e) {
            return "the file `" + file + "` can not be read (" + e + ").";
        }
    }

    private static @Nullable String add(Map<String, String> sums, String text, String where) {
        Matcher line = LINE.matcher(text.strip());
        if (!line.matches()) {
            return where + text + "`, while 64 hexadecimal digits, two spaces and the path of a jar are expected, as "
                    + "`sha256sum` prints them.";
        }
        sums.put(line.group(2), line.group(1).toLowerCase(Locale.ROOT));
        return null;
    }
}
