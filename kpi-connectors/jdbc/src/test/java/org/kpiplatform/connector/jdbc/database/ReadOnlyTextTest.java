package org.kpiplatform.connector.jdbc.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "SELECT * FROM orders;",
                "  with paid as (select * from orders where state = 'paid; not deleted') select * from paid",
                "table orders",
                "(select 1) union all (select 2)",
                "select ';' as \"delete; it\", 'it''s' -- drop table x;\n, 2",
                "/* what; for */ select updated_at, deleted from orders where note like '%\\%'",
                "select \"into\", \"update\" from orders"
            })
    void acceptsOneStatementThatReads(String text) {
        assertThatCode(() -> ReadOnlyText.require(text, "queries.q")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-- nothing",
                "drop table orders",
                "insert into orders values (1)",
                "select 1; drop table orders",
                "select 1;;",
                "with gone as (delete from orders returning *) select * from gone",
                "select * into copy from orders",
                "select 1) q; drop table orders; --",
                "select 1) q where 1 = 1 union select * from (select password from users",
                "select 'it\\'s; drop table orders; --'",
                "select $$; drop table orders; $$",
                "select 1 /* ; drop table orders",
                "select 'unclosed",
                "select * from orders where id = ?",
                "{call drop_everything()}",
                "explain analyze delete from orders",
                "set role postgres",
                "(drop table orders)"
            })
    void refusesWhatWritesOrHidesSomething(String text) {
        assertThatThrownBy(() -> ReadOnlyText.require(text, "queries.q"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`queries.q`")
                .hasMessageContaining("SELECT");
    }
}
