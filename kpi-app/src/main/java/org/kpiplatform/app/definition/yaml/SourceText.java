package org.kpiplatform.app.definition.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// The text of a file, to find places inside its scalars.
///
/// However a scalar is written (plain, quoted, folded over lines), its visible characters stand in the file
/// in the same order; only white space differs. So the place of a character is that of the visible character
/// with the same number.
final class SourceText {

    private static final String ESCAPED_WHITE_SPACE = "nrtvf LP\n\r";

    private final int[] text;

    SourceText(String text) {
        this.text = text.codePoints().toArray();
    }

    /// The place of a character of a scalar's value.
    ///
    /// @param offset in UTF-16 characters; the length of the value means behind its end
    Place inside(ScalarNode scalar, int offset) {
        String value = scalar.getValue();
        long wanted = value.substring(0, Math.min(offset, value.length()))
                .codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .count();
        ScalarStyle style = scalar.getScalarStyle();
        int end = scalar.getEndMark().getIndex() - (isQuoted(style) ? 1 : 0);
        int behindLast = begin(scalar, style);
        for (int i = behindLast; i < end; i += length(i, style)) {
            if (isVisible(i, style)) {
                if (wanted-- == 0) {
                    return place(i);
                }
                behindLast = i + length(i, style);
            }
        }
        return place(behindLast);
    }

    private int begin(ScalarNode scalar, ScalarStyle style) {
        int start = scalar.getStartMark().getIndex();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            while (start < text.length && text[start] != '\n') {
                start++;
            }
            return start + 1;
        }
        return isQuoted(style) ? start + 1 : start;
    }

    private boolean isVisible(int i, ScalarStyle style) {
        boolean escaped = style == ScalarStyle.DOUBLE_QUOTED && text[i] == '\\';
        return !Character.isWhitespace(escaped ? escaped(i) : text[i]);
    }

    /// The character that an escape stands for; any white space for those that stand for some, or for nothing.
    private int escaped(int i) {
        int length = length(i, ScalarStyle.DOUBLE_QUOTED);
        if (length > 2) {
            return Integer.parseInt(new String(text, i + 2, length - 2), 16);
        }
        return ESCAPED_WHITE_SPACE.indexOf(text[i + 1]) < 0 ? text[i + 1] : ' ';
    }

    /// How many characters of the file make the character of the value that begins here.
    private int length(int i, ScalarStyle style) {
        if (style == ScalarStyle.SINGLE_QUOTED && text[i] == '\'') {
            return 2;
        }
        if (style == ScalarStyle.DOUBLE_QUOTED && text[i] == '\\') {
            return switch (text[i + 1]) {
                case 'x' -> 4;
                case 'u' -> 6;
                case 'U' -> 10;
                default -> 2;
            };
        }
        return 1;
    }

    private Place place(int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index && i < text.length; i++) {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.length || text[i + 1] != '\n'))) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(line, index - lineStart + 1);
    }

    private static boolean isQuoted(ScalarStyle style) {
        return style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
    }
}
