package org.kpiplatform.connector.jdbc.database;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// Takes drivers out of the [DriverManager], which lets only classes of a driver's own loader do that. So this one is
/// loaded once more beside the drivers of a folder.
public final class Registrations implements Runnable {

    /// Of the drivers that this class can see.
    static void withdraw() {
        new Registrations().run();
    }

    /// Of the drivers that the loader has found.
    static void withdrawIn(ClassLoader loader) {
        try {
            Class<?> twin = Class.forName(Registrations.class.getName(), true, loader);
            ((Runnable) twin.getConstructor().newInstance()).run();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the loader of drivers has this class", e);
        }
    }

    @Override
    public void run() {
        List<Driver> own = DriverManager.drivers()
                .filter(driver -> Registrations.class
                        .getClassLoader()
                        .equals(driver.getClass().getClassLoader()))
                .toList();
        try {
            for (Driver driver : own) {
                DriverManager.deregisterDriver(driver);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a driver that is registered can be withdrawn", e);
        }
    }
}
