package org.kpiplatform.app.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Counts bodies that have not announced their length while they are read, and refuses them once they are too
/// large.
class BodyMeter {

    private final RequestLimits limits;

    BodyMeter(RequestLimits limits) {
        this.limits = limits;
    }

    @ServerRequestFilter
    void count(ContainerRequestContext request) {
        if (request.getHeaderString("Content-Length") == null && request.hasEntity()) {
            String path = request.getUriInfo().getRequestUri().getRawPath();
            BodyLimit limit = BodyLimit.of(limits, request.getMethod(), path);
            request.setEntityStream(new Metered(request.getEntityStream(), limit));
        }
    }

    private static final class Metered extends FilterInputStream {

        private final BodyLimit limit;
        private long read;

        Metered(InputStream body, BodyLimit limit) {
            super(body);
            this.limit = limit;
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
            if (read > limit.bytes()) {
                swallow();
                throw limit.tooLarge();
            }
        }

        private void swallow() throws IOException {
            byte[] waste = new byte[64 * 1024];
            long most = limit.swallowed() - limit.bytes();
            for (int count = 0; count >= 0 && most > 0; most -= count) {
                count = in.read(waste);
            }
        }
    }
}
