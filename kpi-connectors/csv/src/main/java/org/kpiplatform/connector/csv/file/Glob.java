package org.kpiplatform.connector.csv.file;

import java.util.List;
import java.util.regex.Pattern;

/// A pattern for files: `*` and `?` stay within a folder, `**` spans folders (none, too), `{a,b}` is either.
///
/// @param folder the part before the first wildcard, up to a `/`
/// @param names  matches the path below it, with `/` between names
/// @param depth  how many names such a path has at most
public record Glob(String folder, Pattern names, int depth) {

    private static final String WILDCARDS = "*?{";

    /// Names that begin with a dot, which shells hide and other systems' leftovers have, match no wildcard.
    private static final String NOT_HIDDEN = "(?!\\.)";

    public static Glob parse(String pattern) {
        if (pattern.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a pattern of files can not contain a null character.");
        }
        int wildcard = 0;
        while (wildcard < pattern.length() && WILDCARDS.indexOf(pattern.charAt(wildcard)) < 0) {
            wildcard++;
        }
        int slash = pattern.lastIndexOf('/', wildcard);
        String folder = slash < 0 ? "" : pattern.substring(0, Math.max(slash, 1));
        String below = pattern.substring(slash + 1);
        return new Glob(folder, Pattern.compile(regex(below)), depth(below));
    }

    boolean matches(List<String> path) {
        return names.matcher(String.join("/", path)).matches();
    }

    private static int depth(String glob) {
        return glob.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) glob.chars().filter(c -> c == '/').count();
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            boolean first = at == 0 || glob.charAt(at - 1) == '/';
            if (glob.startsWith("**/", at) && first) {
                regex.append("(?:").append(NOT_HIDDEN).append("[^/]+/)*");
                at += 2;
            } else if (glob.startsWith("**", at)) {
                regex.append(first ? NOT_HIDDEN : "").append(".*");
                at++;
            } else if (c == '*') {
                regex.append(first ? NOT_HIDDEN : "").append("[^/]*");
            } else if (c == '?') {
                regex.append(first ? NOT_HIDDEN : "").append("[^/]");
            } else if (c == '{') {
                braces++;
                regex.append("(?:");
            } else if (c == '}' && braces > 0) {
                braces--;
                regex.append(')');
            } else {
                regex.append(c == ',' && braces > 0 ? "|" : Pattern.quote(String.valueOf(c)));
            }
        }
        if (braces > 0) {
            throw new IllegalArgumentException("`" + glob + "` opens a brace that it does not close.");
        }
        return regex.toString();
    }
}
