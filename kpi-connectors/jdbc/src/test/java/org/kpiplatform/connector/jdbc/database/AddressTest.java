package org.kpiplatform.connector.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.com:5432/shop?ssl=true&sslmode=verify-full",
                "jdbc:trino://trino.example.com:8443/hive/shop?SSL=true",
                "jdbc:sqlserver://host:1433;databaseName=shop;encrypt=true"
            })
    void acceptsAddressesWithoutSecrets(String url) {
        assertThatCode(() -> Address.require(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host/shop?user=me&password=hunter2, `user`",
        "jdbc:postgresql://host/shop?ssl=true&password=hunter2, `password`",
        "jdbc:postgresql://me:hunter2@host/shop, `user` and `password`",
        "jdbc:sqlserver://host;user=me;Password=hunter2, `user`",
        "jdbc:trino://host/hive?accessToken=hunter2, secret_properties: {accessToken",
        "jdbc:postgresql://host/shop?sslpassword=hunter2, secret_properties: {sslpassword",
        "jdbc:postgresql://host/shop?socketFactory=evil.Hunter2, run code",
        "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'hunter2', run code",
        "postgresql://host/shop, jdbc:postgresql://host:5432/database"
    })
    void refusesOthersAndNamesTheOptionToUse(String url, String told) {
        assertThatThrownBy(() -> Address.require(url))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(told)
                .doesNotContainIgnoringCase("hunter2");
    }

    @Test
    void refusesSecretsAmongTheProperties() {
        assertThatThrownBy(() -> Address.requireProperties(List.of("ssl", "accessToken")))
                .hasMessageContaining("secret_properties: {accessToken");
    }

    @ParameterizedTest
    @CsvSource({
        "orders, [orders]",
        "shop.orders, '[shop, orders]'",
        "'shop.\"a.b\"', '[shop, a.b]'",
        "a.b.c, '[a, b, c]'"
    })
    void understandsNamesOfTables(String text, String parts) {
        assertThat(QualifiedName.parse(text).parts()).hasToString(parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", "a..b", "a.b.c.d", "\"a", "a\"; drop table x; --"})
    void refusesWhatIsNoNameOfATable(String text) {
        assertThatThrownBy(() -> QualifiedName.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
