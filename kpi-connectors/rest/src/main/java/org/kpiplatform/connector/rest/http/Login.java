package org.kpiplatform.connector.rest.http;

/// Shows who asks. Thread-safe.
public interface Login {

    /// The call with what proves it, which is not to be shown to people any more.
    Call signed(Call call) throws InterruptedException;

    /// Gets a new proof after one was refused with 401.
    ///
    /// @return whether there is a new one, so that another attempt makes sense
    default boolean renew() throws InterruptedException {
        return false;
    }
}
