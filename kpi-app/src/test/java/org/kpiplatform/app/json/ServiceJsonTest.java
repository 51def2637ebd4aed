package org.kpiplatform.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;

class ServiceJsonTest {

    private final ObjectMapper json = json();

    @ParameterizedTest
    @CsvSource({
        "12345678.0, 12345678",
        "0.1, 0.1",
        "-0.0, 0",
        "1.2345678E9, 1234567800",
        "1e-5, 0.000010",
        "1.5e20, 150000000000000000000",
        "1e300, 1.0E300"
    })
    void writesNumbersAsPeopleDo(double number, String written) throws JsonProcessingException {
        assertThat(json.writeValueAsString(number)).isEqualTo(written);
    }

    @Test
    void writesWhatIsNoNumberAsNull() throws JsonProcessingException {
        assertThat(json.writeValueAsString(Arrays.asList(1.5, Double.NaN, null)))
                .isEqualTo("[1.5,null,null]");
    }

    @Test
    void writesTimesAndPeriodsAsText() throws JsonProcessingException {
        Map<String, Object> times = new HashMap<>();
        times.put("a", LocalDate.of(2011, 3, 1));
        times.put("b", Instant.parse("2011-03-01T08:00:00Z"));
        times.put("c", IsoCalendar.INSTANCE.containing(Grain.QUARTER, LocalDate.of(2011, 3, 1)));

        assertThat(json.writeValueAsString(times))
                .isEqualTo("{\"a\":\"2011-03-01\",\"b\":\"2011-03-01T08:00:00Z\",\"c\":\"2011-Q1\"}");
    }

    @Test
    void keepsNullInMapsAndWritesDecimalsInFull() throws JsonProcessingException {
        Map<String, Object> slice = new HashMap<>();
        slice.put("country", null);

        assertThat(json.writeValueAsString(slice)).isEqualTo("{\"country\":null}");
        assertThat(json.writeValueAsString(new BigDecimal("1E+10"))).isEqualTo("10000000000");
    }

    private static ObjectMapper json() {
        ObjectMapper json = new ObjectMapper();
        json.findAndRegisterModules();
        new ServiceJson().customize(json);
        return json;
    }
}
