package org.kpiplatform.app.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/// Writes `12345678` and not `1.2345678E7`, the same number for a machine and the better one for people. What has
/// no finite value is written as null, since JSON knows no other word for it.
final class PlainDouble extends StdSerializer<Double> {

    private static final double LARGEST_EXACT_INTEGER = 1L << 53;
    private static final double SMALLEST_PLAIN = 1e-7;
    private static final double LARGEST_PLAIN = 1e21;

    PlainDouble() {
        super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
        double magnitude = Math.abs(value);
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (magnitude <= LARGEST_EXACT_INTEGER && value == Math.rint(value)) {
            json.writeNumber(value.longValue());
        } else if (magnitude >= SMALLEST_PLAIN && magnitude < LARGEST_PLAIN) {
            json.writeNumber(BigDecimal.valueOf(value).toPlainString());
        } else {
            json.writeNumber(value);
        }
    }
}
