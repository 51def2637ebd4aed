package org.kpiplatform.connector.jdbc.relation;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kpiplatform.connector.jdbc.database.Dialect;
import org.kpiplatform.connector.jdbc.value.ColumnKind;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// The columns of one relation.
///
/// @param known  those that fields can have the values of, in the order of the database
/// @param others the rest: `name (type)`
public record Columns(String stream, List<Column> known, List<String> others) {

    public Columns {
        known = List.copyOf(known);
        others = List.copyOf(others);
    }

    /// Reads the columns of an answer.
    static Columns of(String stream, ResultSetMetaData answer, Dialect dialect) throws SQLException {
        List<Column> known = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        FieldNames names = new FieldNames();
        for (int i = 1; i <= answer.getColumnCount(); i++) {
            String title = answer.getColumnLabel(i);
            if (!titles.add(title)) {
                throw new SourceException(
                        ErrorKind.CONFIG,
                        "The query of stream `" + stream + "` has two columns `" + title
                                + "`; give one of them another name with `as`.");
            }
            Optional<ColumnKind> kind = ColumnKind.of(answer, i);
            if (kind.isEmpty()) {
                others.add(title + " (" + answer.getColumnTypeName(i) + ")");
                continue;
            }
            known.add(new Column(
                    title,
                    names.of(title, i),
                    dialect.quoted(title),
                    kind.get(),
                    answer.getScale(i),
                    answer.isNullable(i) != ResultSetMetaData.columnNoNulls));
        }
        return new Columns(stream, known, others);
    }

    /// The column of that name, or of the field of that name.
    ///
    /// @param option where the name stands
    Column named(String name, String option) {
        return named(name)
                .orElseThrow(() -> new SourceException(
                        ErrorKind.CONFIG,
                        "`" + option + "." + stream + "` names the column `" + name + "`, which "
                                + (unread(name)
                                        ? "is of a type that can not be read; cast it in a query."
                                        : "is not there; there are " + list() + ".")));
    }

    Optional<Column> named(String name) {
        return known.stream()
                .filter(column -> column.title().equals(name))
                .findFirst()
                .or(() -> ofField(name));
    }

    /// The column of a field.
    public Optional<Column> ofField(String name) {
        return known.stream().filter(column -> column.field().equals(name)).findFirst();
    }

    private boolean unread(String name) {
        return others.stream().anyMatch(other -> other.startsWith(name + " ("));
    }

    /// For sentences.
    public String list() {
        return known.stream().map(column -> "`" + column.title() + "`").collect(Collectors.joining(", "));
    }
}
