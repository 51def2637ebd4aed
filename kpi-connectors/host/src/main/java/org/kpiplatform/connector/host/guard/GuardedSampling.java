package org.kpiplatform.connector.host.guard;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.StreamSpec;

/// Samples that fit what was asked for.
record GuardedSampling(Guard guard, Sampling sampling) implements Sampling {

    @Override
    public Sample sample(StreamSpec stream, int maxRecords) throws InterruptedException {
        return guard.call("sample", () -> validated(sampling.sample(stream, maxRecords), stream, maxRecords));
    }

    private Sample validated(@Nullable Sample sample, StreamSpec stream, int maxRecords) {
        if (sample == null) {
            throw guard.bug("sample returned null");
        }
        int size = sample.records().size() + sample.rejected().size();
        if (size > maxRecords) {
            throw guard.bug("sample delivered " + size + " records and rejections, asked for at most " + maxRecords);
        }
        RecordFit fit = new RecordFit(guard, stream);
        sample.records().forEach(fit::require);
        return sample;
    }
}
