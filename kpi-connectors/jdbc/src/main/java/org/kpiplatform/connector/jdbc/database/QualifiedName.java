package org.kpiplatform.connector.jdbc.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a table as the database stores it: `orders`, `shop.orders`, `hive.shop.orders`, or, where a part
/// has dots in it, `shop."orders.2026"`.
///
/// @param parts one to three: table, schema before it, catalog before that
public record QualifiedName(List<String> parts) {

    private static final Pattern PART = Pattern.compile("\\G\\s*(?:\"((?:[^\"]|\"\")+)\"|([^\".]+?))\\s*(\\.|$)");

    public QualifiedName {
        parts = List.copyOf(parts);
    }

    /// Understands a name as an operator writes it.
    public static QualifiedName parse(String text) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        boolean more = true;
        while (more && matcher.find()) {
            parts.add(
                    matcher.group(1) == null
                            ? matcher.group(2)
                            : matcher.group(1).replace("\"\"", "\""));
            end = matcher.end();
            more = matcher.group(3).equals(".");
        }
        if (more || end != text.length() || parts.size() > 3) {
            throw new IllegalArgumentException("`" + text + "` is not the name of a table; expected such as `orders`, "
                    + "`shop.orders`, or `shop.\"orders.2026\"` where a name has a dot in it.");
        }
        return new QualifiedName(parts);
    }

    public String table() {
        return parts.getLast();
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
