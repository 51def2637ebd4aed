package org.kpiplatform.connector.host.loader;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/// Takes the JDBC drivers of a plugin out of the JDK's registry, which would keep its classes in memory. The registry
/// shows a driver to classes of its own class loader only: each plugin gets this class as one of its own.
public final class DriverSweep implements Supplier<List<String>> {

    /// The names of the drivers that were registered.
    @Override
    public List<String> get() {
        List<String> swept = new ArrayList<>();
        // to ask initialises the plugin's namesakes of registered drivers, and they register themselves by that: so
        // they are made to do it before anybody counts
        Collections.list(DriverManager.getDrivers());
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (DriverSweep.class.getClassLoader().equals(driver.getClass().getClassLoader())) {
                try {
                    DriverManager.deregisterDriver(driver);
                    swept.add(driver.getClass().getName());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return swept;
    }
}
