package org.kpiplatform.benchmark.engine;

/// What somebody would write who had nothing to do but to compute this one tree, of values that are all there: the
/// limit that the engine is held against. Sums are plain ones, which may lose digits.
final class HandWrittenLoops {

    private final ReferenceTree tree;
    private final double[][][] metrics;
    private final double[][][] kpis;

    HandWrittenLoops(ReferenceTree tree) {
        this.tree = tree;
        this.metrics = new double[tree.slices()][][];
        this.kpis = new double[tree.slices()][tree.kpis()][ReferenceTree.MONTHS];
        for (int slice = 0; slice < tree.slices(); slice++) {
            metrics[slice] = tree.rows(slice);
        }
    }

    double[] kpi(int number, int slice) {
        return kpis[slice][number];
    }

    /// Computes a slice, overwriting what was computed before.
    double[] evaluate(int slice) {
        double[][] k = kpis[slice];
        for (int kpi = tree.kpis() - 1; kpi >= 0; kpi--) {
            if (kpi >= tree.inner()) {
                leaf(k[kpi], metrics[slice], tree.input(kpi));
            } else {
                inner(k, kpi);
            }
        }
        return k[0];
    }

    private static void leaf(double[] out, double[][] m, int first) {
        double[] a = m[first];
        double[] b = m[first + 1];
        double[] c = m[first + 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = (a[i] - b[i]) / c[i];
        }
    }

    private static void inner(double[][] k, int kpi) {
        int first = ReferenceTree.child(kpi);
        double[] a = k[first];
        double[] b = k[first + 1];
        double[] c = k[first + 2];
        double[] d = k[first + 3];
        switch (kpi % ReferenceTree.BRANCHES) {
            case 0 -> sum(k[kpi], a, b, c, d);
            case 1 -> quotientAndSum(k[kpi], a, b, c, d);
            case 2 -> weightedMean(k[kpi], a, b, c, d);
            default -> productOverSum(k[kpi], a, b, c, d);
        }
    }

    private static void sum(double[] out, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] + b[i] + c[i] + d[i];
        }
    }

    private static void quotientAndSum(double[] out, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] / (b[i] + c[i]) + d[i];
        }
    }

    private static void weightedMean(double[] out, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (a[i] + b[i] * 2 + c[i] * 3 + d[i] * 4) / 10;
        }
    }

    private static void productOverSum(double[] out, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] * b[i] / (c[i] + d[i]);
        }
    }
}
