/// What connector authors compile against. Depends on nothing but the JDK.
module org.kpiplatform.connector.spi {
    requires static transitive org.jspecify;

    exports org.kpiplatform.connector.spi;
    exports org.kpiplatform.connector.spi.pushdown;
}
