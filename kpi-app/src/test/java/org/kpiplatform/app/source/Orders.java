package org.kpiplatform.app.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Random orders of the first half of 2024, and what metrics over them are, computed plainly from all of them.
final class Orders {

    static final List<String> REGIONS = List.of("north", "south", "west");
    static final String HEADER = "order_id,customer,region,amount,ordered_at,closed_at\n";
    private static final LocalDateTime FIRST = LocalDateTime.parse("2024-01-01T00:00:00");
    private static final int MINUTES = 182 * 24 * 60;

    private final TreeMap<Integer, Order> all = new TreeMap<>();

    /// @param amount null where nobody has typed one
    /// @param closed null while the order is open
    record Order(
            int id,
            String customer,
            String region,
            @Nullable BigDecimal amount,
            LocalDateTime at,
            @Nullable LocalDateTime closed) {

        static Order random(int id, Random random) {
            LocalDateTime at = FIRST.plusMinutes(random.nextInt(MINUTES));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(-5_000, 50_000), random.nextInt(4));
            return new Order(
                    id,
                    "customer-" + random.nextInt(25),
                    REGIONS.get(random.nextInt(REGIONS.size())),
                    random.nextInt(10) == 0 ? null : amount,
                    at,
                    random.nextInt(4) == 0 ? null : at.plusMinutes(random.nextInt(60 * 24 * 60)));
        }

        String row() {
            return "%d,%s,%s,%s,%s,%s%n"
                    .formatted(
                            id,
                            customer,
                            region,
                            amount == null ? "" : amount.toPlainString(),
                            at,
                            closed == null ? "" : closed);
        }

        private boolean isOpenAtTheEndOf(LocalDate day) {
            LocalDateTime end = day.plusDays(1).atStartOfDay();
            return at.isBefore(end) && (closed == null || !closed.isBefore(end));
        }
    }

    /// Takes an order, or a newer version of one.
    void put(Order order) {
        all.put(order.id, order);
    }

    /// What a metric is in each month, in a region or in all.
    List<@Nullable BigDecimal> monthly(String metric, @Nullable String region) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int month = 1; month <= 6; month++) {
            LocalDate first = LocalDate.of(2024, month, 1);
            values.add(of(metric, region, first, first.plusMonths(1)));
        }
        return values;
    }

    private @Nullable BigDecimal of(String metric, @Nullable String region, LocalDate from, LocalDate until) {
        List<Order> ordered = in(region)
                .filter(order -> !order.at.toLocalDate().isBefore(from)
                        && order.at.toLocalDate().isBefore(until))
                .sorted(Comparator.comparing(Order::at).thenComparingInt(Order::id))
                .toList();
        List<BigDecimal> amounts =
                ordered.stream().map(Order::amount).filter(Objects::nonNull).toList();
        return switch (metric) {
            case "orders" -> BigDecimal.valueOf(ordered.size());
            case "revenue" -> sum(amounts);
            case "average_amount" -> mean(amounts);
            case "lowest" -> amounts.stream().min(Comparator.naturalOrder()).orElse(null);
            case "highest" -> amounts.stream().max(Comparator.naturalOrder()).orElse(null);
            case "middle" -> median(amounts.stream().sorted().toList());
            case "latest" -> amounts.isEmpty() ? null : amounts.getLast();
            case "customers" ->
                BigDecimal.valueOf(
                        ordered.stream().map(Order::customer).distinct().count());
            case "new_customers" -> BigDecimal.valueOf(newCustomers(region, from, until));
            case "backlog" ->
                BigDecimal.valueOf(in(region)
                        .filter(order -> order.isOpenAtTheEndOf(until.minusDays(1)))
                        .count());
            case "amount_per_order" ->
                ordered.isEmpty()
                        ? null
                        : sum(amounts).divide(BigDecimal.valueOf(ordered.size()), MathContext.DECIMAL128);
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private Stream<Order> in(@Nullable String region) {
        return all.values().stream().filter(order -> region == null || order.region.equals(region));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal mean(List<BigDecimal> amounts) {
        return amounts.isEmpty()
                ? null
                : sum(amounts).divide(BigDecimal.valueOf(amounts.size()), MathContext.DECIMAL128);
    }

    private static @Nullable BigDecimal median(List<BigDecimal> sorted) {
        return sorted.isEmpty()
                ? null
                : mean(List.of(sorted.get((sorted.size() - 1) / 2), sorted.get(sorted.size() / 2)));
    }

    /// A customer is new in the region of the first order, wherever later ones are.
    private long newCustomers(@Nullable String region, LocalDate from, LocalDate until) {
        Set<String> known = new HashSet<>();
        return all.values().stream()
                .sorted(Comparator.comparing(Order::at).thenComparingInt(Order::id))
                .filter(order -> known.add(order.customer))
                .filter(order -> region == null || order.region.equals(region))
                .filter(order -> !order.at.toLocalDate().isBefore(from)
                        && order.at.toLocalDate().isBefore(until))
                .count();
    }

    /// Measures by metric, with their units.
    static final Map<String, List<String>> MEASURES = Map.of(
            "orders", List.of("count()", "order"),
            "revenue", List.of("sum(amount)", "EUR"),
            "average_amount", List.of("avg(amount)", "EUR"),
            "lowest", List.of("min(amount)", "EUR"),
            "highest", List.of("max(amount)", "EUR"),
            "middle", List.of("median(amount)", "EUR"),
            "latest", List.of("last(amount)", "EUR"),
            "customers", List.of("count_distinct(customer)", "customer"),
            "new_customers", List.of("first_seen(customer)", "customer"),
            "backlog", List.of("open(ordered_at, closed_at)", "order"));

    /// A text of every row.
    static <T> String file(List<T> items, Function<T, String> row) {
        return HEADER + String.join("", items.stream().map(row).toList());
    }
}
