package org.kpiplatform.connector.spi;

import java.time.Instant;

/// How much a source may ask of its origin. All runs of a source share one, and with it what the origin said to any of
/// them.
///
/// ```java
/// context.budget().acquire(1);
/// HttpResponse<InputStream> answer = client.send(request, ofInputStream());
/// if (answer.statusCode() == 429) {
///     context.budget().pauseUntil(retryAfter(answer));   // then try again: acquire waits, or ends the run
/// }
/// ```
///
/// Thread-safe.
public interface RateBudget {

    /// Waits until so many requests may be made. Call it before each, also before one that is tried again.
    ///
    /// @param permits what the request costs the origin; 1 where it does not say
    /// @throws SourceException of kind [ErrorKind#RATE_LIMITED] or [ErrorKind#QUOTA] where the wait would be longer
    ///                         than a run should take. Let it pass
    void acquire(int permits) throws InterruptedException;

    /// Tells what the origin said: nothing more before then. Never shortens an earlier pause.
    void pauseUntil(Instant until);
}
