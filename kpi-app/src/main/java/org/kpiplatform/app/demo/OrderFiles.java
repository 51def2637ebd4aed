package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kpiplatform.app.demo.OrderBook.Entry;

/// The web shop's export: a file of orders a year, its products, and a price list a month.
final class OrderFiles {

    /// Orders whose amount somebody corrected by hand, and wrote the currency before it. They end in
    /// quarantine.
    private static final Set<Integer> CORRECTED_BY_HAND = Set.of(9_217, 14_802, 15_340);

    private OrderFiles() {}

    static List<CsvFile> of(List<Entry> entries) {
        SortedMap<Integer, CsvFile> byYear = new TreeMap<>();
        int number = 0;
        for (Entry entry : entries) {
            number++;
            add(byYear.computeIfAbsent(entry.at().getYear(), OrderFiles::ordersOf), number, entry);
        }
        List<CsvFile> files = new ArrayList<>(byYear.values());
        files.add(products());
        files.add(prices());
        return files;
    }

    private static CsvFile ordersOf(int year) {
        return new CsvFile(
                "shop/orders-" + year + ".csv",
                "order_id",
                "type",
                "ordered_at",
                "customer_id",
                "product",
                "channel",
                "units",
                "amount",
                "discount",
                "cost");
    }

    private static void add(CsvFile file, int number, Entry entry) {
        String amount = CsvFile.money(entry.amount());
        file.add(
                CsvFile.id("H", number),
                entry.isReturn() ? "return" : "order",
                CsvFile.time(entry.at()),
                entry.account().id(),
                entry.product().title(),
                entry.channel(),
                entry.units(),
                CORRECTED_BY_HAND.contains(number) ? "EUR " + amount : amount,
                CsvFile.money(entry.discount()),
                CsvFile.money(entry.cost()));
    }

    private static CsvFile products() {
        CsvFile file = new CsvFile("shop/products.csv", "product", "family");
        for (Product product : Product.values()) {
            file.add(product.title(), product.family().word());
        }
        return file;
    }

    private static CsvFile prices() {
        CsvFile file = new CsvFile("shop/prices.csv", "product", "valid_from", "price");
        for (LocalDate month = Causes.FIRST_DAY; !month.isAfter(Causes.LAST_DAY); month = month.plusMonths(1)) {
            for (Product product : Product.values()) {
                file.add(product.title(), month, CsvFile.money(product.price(month)));
            }
        }
        return file;
    }
}
