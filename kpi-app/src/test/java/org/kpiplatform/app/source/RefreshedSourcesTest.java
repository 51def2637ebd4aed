package org.kpiplatform.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.source.SourceClient.counts;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Full refreshes by connectors that come with the platform.
@QuarkusTest
class RefreshedSourcesTest {

    @Inject
    DSLContext sql;

    @Inject
    Config config;

    @TempDir
    Path folder;

    @AfterEach
    void tidy() {
        sql.execute("drop schema if exists origin cascade");
    }

    @Test
    void aFileThatHasLostRowsDeletesThemInAFullRefreshOnly() throws IOException {
        SourceClient files = new SourceClient("refreshed_files");
        Path orders = folder.resolve("orders.csv");
        Files.writeString(orders, "id,amount\n1,10\n2,20\n");
        files.define(Map.of(
                        "key", "refreshed_files",
                        "connector", "csv",
                        "folder", folder.toString(),
                        "config", Map.of("files", Map.of("orders", "orders.csv")),
                        "streams", Map.of("orders", Map.of("key", List.of("id")))))
                .statusCode(201);
        files.sync();
        Files.writeString(orders, "id,amount\n2,20\n");
        assertThat(counts(files.sync())).containsExactly(1, 0, 0, 1, 0, 0);

        assertThat(counts(files.refresh())).containsExactly(1, 0, 0, 1, 1, 0);

        assertThat(files.get("/streams/orders/records").getList("items.id")).containsExactly(2);
        assertThat(counts(files.sync())).as("the cursor knows the file").containsExactly(0, 0, 0, 0, 0, 0);
    }

    @Test
    void aTableWhoseRowsAreReallyDeletedIsFollowedByEachRun() {
        sql.execute("create schema origin");
        sql.execute("create table origin.items (id bigint primary key, amount numeric)");
        sql.execute("insert into origin.items select n, n * 10 from generate_series(1, 5) n");
        SourceClient tables = new SourceClient("refreshed_tables");
        Map<String, Object> options =
                new HashMap<>(Map.of("tables", Map.of("items", "origin.items"), "snapshot_deletes", List.of("items")));
        Map.of("url", "jdbc.url", "user", "username", "password", "password")
                .forEach((option, setting) -> config.getOptionalValue("quarkus.datasource." + setting, String.class)
                        .ifPresent(value -> options.put(option, value)));
        tables.define(Map.of(
                        "key",
                        "refreshed_tables",
                        "connector",
                        "jdbc",
                        "config",
                        options,
                        "streams",
                        Map.of("items", Map.of("key", List.of("id")))))
                .statusCode(201);
        assertThat(counts(tables.sync())).containsExactly(5, 5, 0, 0, 0, 0);

        sql.execute("delete from origin.items where id in (2, 4)");
        sql.execute("update origin.items set amount = 11 where id = 1");

        assertThat(counts(tables.sync())).containsExactly(3, 0, 1, 2, 2, 0);
        assertThat(tables.get("/streams/items/records").getList("items.id")).containsExactly(1, 3, 5);
    }
}
