package org.kpiplatform.connector.host.guard;

/// Gives the running thread another context class loader until it is closed, by the same thread.
final class ContextClassLoader implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    private ContextClassLoader(ClassLoader loader) {
        thread.setContextClassLoader(loader);
    }

    static ContextClassLoader of(ClassLoader loader) {
        return new ContextClassLoader(loader);
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
