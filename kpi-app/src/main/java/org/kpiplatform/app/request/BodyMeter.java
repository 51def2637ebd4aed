package org.kpiplatform.app.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.problem.ProblemException;

/// Counts bodies that have not announced their length while they are read, and refuses them once they are too
/// large.
class BodyMeter {

    /// So many times the limit is read and thrown away, for the sake of clients that send before they listen.
    static final int MOST_SWALLOWED = 8;

    private final RequestLimits limits;

    BodyMeter(RequestLimits limits) {
        this.limits = limits;
    }

    static ProblemException tooLarge(RequestLimits limits) {
        return ProblemException.of(
                ProblemKind.BODY_TOO_LARGE,
                "The body is larger than the %,d bytes that the service reads. Send less at once, or raise the setting kpi.request.largest-body."
                        .formatted(limits.largestBody().asLongValue()));
    }

    @ServerRequestFilter
    void count(ContainerRequestContext request) {
        if (request.getHeaderString("Content-Length") == null && request.hasEntity()) {
            request.setEntityStream(new Metered(request.getEntityStream()));
        }
    }

    private final class Metered extends FilterInputStream {

        private final long limit = limits.largestBody().asLongValue();
        private long read;

        Metered(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            add(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            add(Math.max(0, count));
            return count;
        }

        private void add(int count) throws IOException {
            read += count;
            if (read > limit) {
                swallow();
                throw tooLarge(limits);
            }
        }

        private void swallow() throws IOException {
            byte[] waste = new byte[64 * 1024];
            long most = (MOST_SWALLOWED - 1) * limit;
            for (int count = 0; count >= 0 && most > 0; most -= count) {
                count = in.read(waste);
            }
        }
    }
}
