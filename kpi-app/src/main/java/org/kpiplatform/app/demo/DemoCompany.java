package org.kpiplatform.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The records of Halden Roast, three years of them, as its systems export them. Every run writes the same
/// bytes.
public final class DemoCompany {

    /// The last month that its records tell about.
    public static final YearMonth LAST_MONTH = YearMonth.from(Causes.LAST_DAY);

    private DemoCompany() {}

    /// Writes all files, replacing those that are there.
    ///
    /// @return the files, in the order in which they were written
    public static List<Path> write(Path folder) throws IOException {
        List<Account> accounts = Accounts.generate();
        List<CsvFile> files = new ArrayList<>(OrderFiles.of(OrderBook.generate(accounts)));
        files.add(Accounts.file(accounts));
        files.add(SalesTeam.file());
        files.add(Pipeline.generate(accounts));
        files.add(SupportDesk.generate(accounts));
        files.add(Marketing.generate());
        files.add(Staff.generate());
        List<Path> written = new ArrayList<>();
        for (CsvFile file : files) {
            written.add(file.write(folder));
        }
        return written;
    }
}
