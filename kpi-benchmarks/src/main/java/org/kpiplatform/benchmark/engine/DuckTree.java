package org.kpiplatform.benchmark.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The reference tree in DuckDB, in this process and in memory: metric values in a long table, KPIs computed
/// level by level as a product would that keeps formulas in SQL.
final class DuckTree implements AutoCloseable {

    private static final String LEAVES = """
            create or replace table kpi as
            select kpi, month,
              (max(value) filter (where place = 0) - max(value) filter (where place = 1))
                / max(value) filter (where place = 2) as value
            from metric group by kpi, month
            """;

    private static final String LEVEL = """
            insert into kpi
            select parent, month,
              case parent % 4 when 0 then a + b + c + d
                when 1 then a / (b + c) + d
                when 2 then (a + b * 2 + c * 3 + d * 4) / 10
                else a * b / (c + d) end
            from (
              select (kpi - 1) // 4 as parent, month,
                max(value) filter (where kpi % 4 = 1) as a,
                max(value) filter (where kpi % 4 = 2) as b,
                max(value) filter (where kpi % 4 = 3) as c,
                max(value) filter (where kpi % 4 = 0) as d
              from kpi where kpi between ? and ? group by parent, month)
            """;

    private final ReferenceTree tree;
    private final Connection connection;

    DuckTree(ReferenceTree tree) throws SQLException {
        this.tree = tree;
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("create table metric(kpi integer, place integer, month integer, value double)");
        DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
        try (DuckDBAppender rows = duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "metric")) {
            for (int metric = 0; metric < tree.metrics(); metric++) {
                append(rows, metric);
            }
        }
    }

    private void append(DuckDBAppender rows, int metric) throws SQLException {
        double[] values = tree.row(metric, 0);
        for (int month = 0; month < values.length; month++) {
            rows.beginRow();
            rows.append(tree.inner() + metric / ReferenceTree.METRICS_OF_A_LEAF);
            rows.append(metric % ReferenceTree.METRICS_OF_A_LEAF);
            rows.append(month);
            rows.append(values[month]);
            rows.endRow();
        }
    }

    /// Computes all KPIs anew.
    void evaluate() throws SQLException {
        execute(LEAVES);
        int first = 0;
        while (ReferenceTree.child(first) < tree.kpis()) {
            first = ReferenceTree.child(first);
        }
        for (; first > 0; first = (first - 1) / ReferenceTree.BRANCHES) {
            int last = Math.min(tree.kpis(), ReferenceTree.child(first)) - 1;
            try (PreparedStatement level = connection.prepareStatement(LEVEL)) {
                level.setInt(1, first);
                level.setInt(2, last);
                level.execute();
            }
        }
    }

    /// The sum of the root over all months.
    double root() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select sum(value) from kpi where kpi = 0")) {
            result.next();
            return result.getDouble(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
