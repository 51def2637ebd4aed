package org.kpiplatform.app.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Gives every `@QuarkusTest` an empty database; registered as a service, so no test names it.
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return TestDatabase.fresh().quarkusSettings();
    }

    @Override
    public void stop() {
        // the next test class begins with a fresh database, and the server ends with the JVM
    }
}
