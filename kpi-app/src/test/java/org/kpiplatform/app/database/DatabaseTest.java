package org.kpiplatform.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseTest {

    @Inject
    AgroalDataSource dataSource;

    @Test
    void isAPostgresOfVersion15OrNewerInUtf8() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int,"
                        + " current_setting('server_encoding'), current_database()")) {
            row.next();

            assertThat(row.getInt(1)).isGreaterThanOrEqualTo(150_000);
            assertThat(row.getString(2)).isEqualTo("UTF8");
            assertThat(row.getString(3)).startsWith("kpi_test_");
        }
    }
}
