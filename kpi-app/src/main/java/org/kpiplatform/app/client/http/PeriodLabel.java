package org.kpiplatform.app.client.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;

/// Periods travel as their labels: `2025-12`.
final class PeriodLabel extends StdDeserializer<Period> {

    private static final long serialVersionUID = 1L;

    PeriodLabel() {
        super(Period.class);
    }

    @Override
    public Period deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return IsoCalendar.INSTANCE.parse(parser.getText());
    }
}
