package org.kpiplatform.benchmark.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long something took, many times.
final class Times {

    private final List<Double> milliseconds = new ArrayList<>();

    void add(long nanos) {
        milliseconds.add(nanos / 1e6);
    }

    private double at(double part) {
        List<Double> sorted = milliseconds.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %6.1f ms, p99 %6.1f ms, of %d", at(0.5), at(0.99), milliseconds.size());
    }
}
