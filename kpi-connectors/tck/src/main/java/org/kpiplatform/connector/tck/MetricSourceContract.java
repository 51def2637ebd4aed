package org.kpiplatform.connector.tck;

/// What every connector must do. Its test class extends this one and says how to reach an origin:
///
/// ```java
/// class ShopContractTest extends MetricSourceContract<ShopConfig> {
///     @Override protected MetricSourceProvider<ShopConfig> provider() { return new ShopConnector(); }
///     @Override protected ShopConfig workingConfig() { return new ShopConfig(server.uri()); }
///     @Override protected ShopConfig unreachableConfig() { return new ShopConfig(NOWHERE); }
///     @Override protected String stream() { return "orders"; }
///     @Override protected Scenario scenario() { return server; }     // what the test can do to the origin
/// }
/// ```
///
/// Declared capabilities are held to what they promise; a connector without them must not pretend to have them. Give
/// the connector small pages (of two or three records), so that a handful of records spans several.
///
/// What came of each rule is written to `target/kit`: passed, failed, not applicable, or not tried.
///
/// @param <C> the connector's configuration
public abstract class MetricSourceContract<C extends Record> extends FacetContract<C> {}
