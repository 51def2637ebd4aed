package org.kpiplatform.connector.jdbc.value;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.database.Dialect;

/// Takes values out of the current row of a result set.
public record RowValues(Dialect dialect, ResultSet rows) {

    /// The value, of the Java type that the kind names.
    ///
    /// @param index 1 is the first
    /// @throws Unfit for what is no value of any field, such as a number that is none
    public @Nullable Object value(int index, ColumnKind kind) throws SQLException, Unfit {
        Object value = switch (kind) {
            case TEXT -> rows.getString(index);
            case INTEGER -> rows.getLong(index);
            case DECIMAL -> decimal(index);
            case FLOATING -> floating(index);
            case BOOLEAN -> rows.getBoolean(index);
            case DATE -> dialect.date(rows, index);
            case LOCAL_TIMESTAMP -> dialect.localTimestamp(rows, index);
            case TIMESTAMP -> dialect.timestamp(rows, index);
        };
        boolean primitive = kind == ColumnKind.INTEGER || kind == ColumnKind.BOOLEAN;
        return primitive && rows.wasNull() ? null : value;
    }

    private @Nullable BigDecimal decimal(int index) throws SQLException, Unfit {
        try {
            return rows.getBigDecimal(index);
        } catch (SQLException e) {
            String text = rows.getString(index);
            if (text == null || text.chars().noneMatch(Character::isDigit)) {
                throw new Unfit("expected a number, found `" + text + "`.");
            }
            throw e;
        }
    }

    private @Nullable BigDecimal floating(int index) throws SQLException, Unfit {
        Object number = rows.getObject(index);
        if (number == null) {
            return null;
        }
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException _) {
            throw new Unfit("expected a number, found `" + number + "`.");
        }
    }
}
