package org.kpiplatform.connector.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A web server with files, which can behave as badly as servers do.
final class FileServer implements AutoCloseable {

    /// A file and its versions.
    ///
    /// @param content a character for each byte
    record Page(
            String content, @Nullable String etag, @Nullable String modified) {

        byte[] bytes() {
            return content.getBytes(ISO_8859_1);
        }
    }

    final Map<String, Page> pages = new ConcurrentHashMap<>();
    final List<Headers> requests = new CopyOnWriteArrayList<>();
    final Map<String, String> headers = new HashMap<>();
    volatile int status = 200;
    volatile boolean ranges = true;
    volatile @Nullable String redirect;
    /// After so many bytes the next connections break, one for each number.
    final List<Integer> cuts = new CopyOnWriteArrayList<>();

    volatile Runnable onCut = () -> {};
    volatile boolean silent;
    final AtomicLong sent = new AtomicLong();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    FileServer page(String path, String content, @Nullable String etag) {
        pages.put(path, new Page(content, etag, "Sat, 31 Jan 2026 12:00:00 GMT"));
        return this;
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestHeaders());
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            String to = redirect;
            Page page = pages.get(exchange.getRequestURI().getPath());
            if (to != null) {
                redirect = null;
                exchange.getResponseHeaders().set("Location", to);
                exchange.sendResponseHeaders(302, -1);
            } else if (page == null || status != 200) {
                exchange.sendResponseHeaders(page == null ? 404 : status, -1);
            } else {
                answer(exchange, page);
            }
        }
    }

    private void answer(HttpExchange exchange, Page page) throws IOException {
        byte[] bytes = page.bytes();
        Headers asked = exchange.getRequestHeaders();
        if (page.etag() != null) {
            exchange.getResponseHeaders().set("ETag", page.etag());
        }
        if (page.modified() != null) {
            exchange.getResponseHeaders().set("Last-Modified", page.modified());
        }
        String known = asked.getFirst("If-None-Match");
        if (known == null ? same(page.modified(), asked.getFirst("If-Modified-Since")) : known.equals(page.etag())) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        String range = asked.getFirst("Range");
        String condition = asked.getFirst("If-Range");
        if (range == null
                || !ranges
                || (condition != null && !condition.equals(page.etag()) && !condition.equals(page.modified()))) {
            send(exchange, 200, bytes);
            return;
        }
        String[] ends = range.replace("bytes=", "").split("-", 2);
        int from = Integer.parseInt(ends[0]);
        int to = ends[1].isEmpty() ? bytes.length : Math.min(bytes.length, Integer.parseInt(ends[1]) + 1);
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
        send(exchange, 206, Arrays.copyOfRange(bytes, from, to));
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private void send(HttpExchange exchange, int code, byte[] bytes) throws IOException {
        int length = cuts.isEmpty() ? bytes.length : cuts.removeFirst();
        exchange.sendResponseHeaders(code, bytes.length);
        OutputStream body = exchange.getResponseBody();
        body.write(bytes, 0, length);
        body.flush();
        sent.addAndGet(length);
        if (silent) {
            awaitClose();
        }
        if (length < bytes.length) {
            onCut.run();
            throw new IOException("cut off, as it was told to");
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
