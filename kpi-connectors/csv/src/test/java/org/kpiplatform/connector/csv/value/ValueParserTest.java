package org.kpiplatform.connector.csv.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.connector.spi.FieldType;

class ValueParserTest {

    private static final int MANY = 20_000;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Random random = new Random(1);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "42, 42",
        "-42, -42",
        "+42, 42",
        "007, 7",
        "12.0, 12",
        "12., 12",
        "1e3, 1000",
        "999999999999999999, 999999999999999999",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void readsWholeNumbers(String text, long number) {
        assertThat(parse(FieldType.INTEGER, text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "+", ".", "12.5", "1,000", "0x10", "twelve", "9223372036854775808", "1 2", "1-", "１"})
    void refusesWhatIsNoWholeNumber(String text) {
        assertThat(parse(FieldType.INTEGER, text)).isEqualTo(Unreadable.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12.50, 12.50",
        "-12.50, -12.50",
        "+.5, 0.5",
        "5., 5",
        "1e-05, 0.00001",
        "1.5E3, 1.5E+3",
        "123456789012345678.99, 123456789012345678.99",
        "0.000000000000000000001, 1E-21",
        "00012.50, 12.50"
    })
    void readsDecimals(String text, BigDecimal number) {
        assertThat(parse(FieldType.DECIMAL, text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                ".",
                "e5",
                "1e",
                "1.2.3",
                "1,5",
                "NaN",
                "Infinity",
                "12%",
                "$12",
                "1e999999999",
                "1e-999999999",
                "1 000"
            })
    void refusesWhatIsNoDecimal(String text) {
        assertThat(parse(FieldType.DECIMAL, text)).isEqualTo(Unreadable.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234,50|1234.50", "1.234,50|1234.50", "-1.234.567|-1234567", "12.345.678,9|12345678.9", "0,5|0.5"
            })
    void readsDecimalCommaAndGroups(String text, BigDecimal number) {
        assertThat(parse(FieldType.DECIMAL, text, new NumberFormat(',', '.'))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "12.34",
                "1.2345",
                "1234.567",
                ".123",
                "1..234",
                "1.234.",
                "1,234.567",
                "1.234,5.6",
                "1.234.56,7"
            })
    void refusesGroupsThatAreNotOfThree(String text) {
        assertThat(parse(FieldType.DECIMAL, text, new NumberFormat(',', '.'))).isEqualTo(Unreadable.UNREADABLE);
    }

    @Test
    void takesAnyKindOfBlankBetweenGroups() {
        NumberFormat french = new NumberFormat(',', ' ');

        assertThat(parse(FieldType.DECIMAL, "1 234\u00a0567\u202f890,5", french))
                .isEqualTo(new BigDecimal("1234567890.5"));
    }

    @Test
    void readsTheSameDecimalsAsTheJdk() {
        for (int i = 0; i < MANY; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(12));

            assertThat(parse(FieldType.DECIMAL, number.toPlainString())).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "FALSE, false", "Yes, true", "n, false", "1, true", "0, false"})
    void readsBooleans(String text, boolean truth) {
        assertThat(parse(FieldType.BOOLEAN, text)).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "2", "yess", "truetrue"})
    void refusesWhatIsNoBoolean(String text) {
        assertThat(parse(FieldType.BOOLEAN, text)).isEqualTo(Unreadable.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "2011-03-31, 2011-03-31",
        "2012-02-29, 2012-02-29",
        "0001-01-01, 0001-01-01",
        "2011-03-31T00:00:00, 2011-03-31"
    })
    void readsDates(String text, LocalDate date) {
        assertThat(parse(FieldType.DATE, text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-02-29",
                "1900-02-29",
                "2011-13-01",
                "2011-00-10",
                "2011-04-31",
                "2011-01-00",
                "0000-01-01",
                "2011-1-1",
                "11-01-01",
                "2011/01/01",
                "2011-03-31T08:00:00",
                "20110331",
                "31.03.2011",
                "today",
                "2011-03-3x"
            })
    void refusesWhatIsNoDate(String text) {
        assertThat(parse(FieldType.DATE, text)).isEqualTo(Unreadable.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "2011-07-31T08:26:15, 2011-07-31T06:26:15Z",
        "2011-07-31 08:26, 2011-07-31T06:26:00Z",
        "2011-01-31 08:26:15.25, 2011-01-31T07:26:15.250Z",
        "'2011-01-31T08:26:15,123456789', 2011-01-31T07:26:15.123456789Z",
        "2011-01-31T08:26:15.1234567899, 2011-01-31T07:26:15.123456789Z",
        "2011-01-31T08:26:15Z, 2011-01-31T08:26:15Z",
        "2011-01-31T08:26+05:30, 2011-01-31T02:56:00Z",
        "2011-01-31 08:26:15 -0800, 2011-01-31T16:26:15Z",
        "2011-01-31T08:26:15.5+01, 2011-01-31T07:26:15.500Z",
        "2011-07-31, 2011-07-30T22:00:00Z",
    })
    void readsTimestampsInTheirZone(String text, Instant instant) {
        assertThat(parse(FieldType.TIMESTAMP, text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-01-31T24:00:00",
                "2011-01-31T08:60:00",
                "2011-01-31T08:26:60",
                "2011-01-31T8:26",
                "2011-01-31T08",
                "2011-01-31T",
                "2011-01-31T08:26:",
                "2011-01-31T08:26:1",
                "2011-01-31T08:26:15.",
                "2011-01-31T08:26:15+1",
                "2011-01-31T08:26:15+25:00",
                "2011-01-31T08:26:15 CET",
                "2011-01-31T08:26:15Zulu",
                "2011-01-31x08:26:15",
                "2011-02-30T08:26:15"
            })
    void refusesWhatIsNoTimestamp(String text) {
        assertThat(parse(FieldType.TIMESTAMP, text)).isEqualTo(Unreadable.UNREADABLE);
    }

    @Test
    void movesATimeThatSummerTimeSkipsAndTakesTheEarlierOfTwo() {
        assertThat(parse(FieldType.TIMESTAMP, "2011-03-27T02:30:00")).isEqualTo(Instant.parse("2011-03-27T01:30:00Z"));
        assertThat(parse(FieldType.TIMESTAMP, "2011-10-30T02:30:00")).isEqualTo(Instant.parse("2011-10-30T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "Asia/Kolkata",
                "Australia/Lord_Howe"
            })
    void placesLocalTimesAsTheJdkDoes(String zone) {
        ValueParser parser = format(new NumberFormat('.', NumberFormat.NONE), ZoneId.of(zone))
                .parserFor(FieldType.TIMESTAMP);
        for (int i = 0; i < MANY; i++) {
            LocalDateTime time = LocalDateTime.ofEpochSecond(random.nextLong(4_000_000_000L), 0, ZoneOffset.UTC);

            assertThat(parse(parser, time.toString()))
                    .isEqualTo(time.atZone(ZoneId.of(zone)).toInstant());
        }
    }

    @Test
    void readsEveryDayOfFourCenturies() {
        ValueParser dates =
                format(new NumberFormat('.', NumberFormat.NONE), BERLIN).parserFor(FieldType.DATE);
        ValueParser instants =
                format(new NumberFormat('.', NumberFormat.NONE), ZoneOffset.UTC).parserFor(FieldType.TIMESTAMP);
        for (LocalDate day = LocalDate.of(1800, 1, 1); day.getYear() < 2200; day = day.plusDays(1)) {
            assertThat(parse(dates, day.toString())).isEqualTo(day);
            assertThat(parse(instants, day.toString()))
                    .isEqualTo(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.03.2011|dd.MM.yyyy|2011-03-31",
                "3/31/2011|M/d/yyyy|2011-03-31",
                "31-Mar-11|dd-MMM-yy|2011-03-31",
                "31 march 2011|d MMMM yyyy|2011-03-31",
                "20110331|yyyyMMdd|2011-03-31"
            })
    void readsDatesByPattern(String text, String pattern, LocalDate date) {
        assertThat(parse(withPattern(pattern, FieldType.DATE), text)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.03.2011 08:26|dd.MM.yyyy HH:mm|2011-03-31T06:26:00Z",
                "3/31/2011 8:26:15 PM|M/d/yyyy h:mm:ss a|2011-03-31T18:26:15Z",
                "31.03.2011 08:26 +05:30|dd.MM.yyyy HH:mm xxx|2011-03-31T02:56:00Z",
                "31.03.2011|dd.MM.yyyy|2011-03-30T22:00:00Z"
            })
    void readsTimestampsByPattern(String text, String pattern, Instant instant) {
        assertThat(parse(withPattern(pattern, FieldType.TIMESTAMP), text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.02.2011|dd.MM.yyyy",
                "1.3.2011|dd.MM.yyyy",
                "31.03.2011 x|dd.MM.yyyy",
                "32.03.2011|dd.MM.yyyy",
                "31.03.11|dd.MM.yyyy"
            })
    void refusesWhatDoesNotFitThePattern(String text, String pattern) {
        assertThat(parse(withPattern(pattern, FieldType.DATE), text)).isEqualTo(Unreadable.UNREADABLE);
    }

    @Test
    void readsTextAsItIsAndTheSameTextOnce() {
        ValueParser parser = plain().parserFor(FieldType.TEXT);

        Object first = parse(parser, " United Kingdom ");

        assertThat(first).isEqualTo(" United Kingdom ");
        assertThat(parse(parser, " United Kingdom ")).isSameAs(first);
    }

    @Test
    void keepsTextsApartWhoseHashesAreEqual() {
        ValueParser parser = plain().parserFor(FieldType.TEXT);

        assertThat(parse(parser, "AaBB")).isEqualTo("AaBB");
        assertThat(parse(parser, "BBAa")).isEqualTo("BBAa");
    }

    @Test
    void readsTextsThatNeverRepeat() {
        ValueParser parser = plain().parserFor(FieldType.TEXT);
        for (int i = 0; i < 2 * MANY; i++) {
            assertThat(parse(parser, "order " + i)).isEqualTo("order " + i);
        }
    }

    @Test
    void refusesTextThatDatabasesDoNotTake() {
        assertThat(parse(FieldType.TEXT, "a\0b")).isEqualTo(Unreadable.UNREADABLE);
        assertThat(parse(FieldType.TEXT, "x".repeat(1_000_001))).isEqualTo(Unreadable.UNREADABLE);
    }

    private static ValueFormat plain() {
        return format(new NumberFormat('.', NumberFormat.NONE), BERLIN);
    }

    private static ValueFormat format(NumberFormat numbers, ZoneId zone) {
        return new ValueFormat(numbers, List.of(), zone, List.of());
    }

    private static ValueParser withPattern(String pattern, FieldType type) {
        DateFormats.requireDay(pattern);
        return new ValueFormat(new NumberFormat('.', NumberFormat.NONE), List.of(pattern), BERLIN, List.of())
                .parserFor(type);
    }

    private static Object parse(FieldType type, String text) {
        return parse(plain().parserFor(type), text);
    }

    private static Object parse(FieldType type, String text, NumberFormat numbers) {
        return parse(format(numbers, BERLIN).parserFor(type), text);
    }

    /// In the midst of other characters, as in a row.
    private static Object parse(ValueParser parser, String text) {
        char[] row = ("9" + text + "9").toCharArray();
        return parser.parse(row, 1, row.length - 1);
    }
}
