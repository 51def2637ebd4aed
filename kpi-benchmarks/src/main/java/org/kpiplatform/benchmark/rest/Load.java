package org.kpiplatform.benchmark.rest;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What 64 connections get that ask without a pause, by the tool wrk.
///
/// @param median and the slowest of a hundred, in milliseconds
record Load(double requestsPerSecond, double median, double slow) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern TIME = Pattern.compile("\\s(50|99)%\\s+([\\d.]+)(us|ms|s)");
    private static final Map<String, Double> MILLISECONDS = Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0);

    /// Asks for some seconds.
    static Load of(URI what, int seconds, String... headers) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t2", "-c64", "-d" + seconds + "s", "--latency"));
        for (String header : headers) {
            command.addAll(List.of("-H", header));
        }
        command.add(what.toString());
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0 || text.contains("Non-2xx") || text.contains("Socket errors")) {
            throw new IOException(String.join(" ", command) + " says:\n" + text);
        }
        return new Load(rate(text), time(text, "50"), time(text, "99"));
    }

    private static double rate(String text) throws IOException {
        Matcher found = RATE.matcher(text);
        if (!found.find()) {
            throw new IOException("wrk tells no rate:\n" + text);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double time(String text, String percent) throws IOException {
        Matcher found = TIME.matcher(text);
        while (found.find()) {
            if (found.group(1).equals(percent)) {
                return Double.parseDouble(found.group(2)) * MILLISECONDS.getOrDefault(found.group(3), Double.NaN);
            }
        }
        throw new IOException("wrk tells no times:\n" + text);
    }
}
