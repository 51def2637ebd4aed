package org.kpiplatform.app.source.sync.book;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/// This run of this service. One that is started again is another node, which does not own what its forerunner did.
///
/// @param name unique, and of use to people who look for the log: `kpi-1-4711-3f9a`
public record SyncNode(String name) {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        SyncNode node() {
            return new SyncNode(host() + "-" + ProcessHandle.current().pid() + "-"
                    + UUID.randomUUID().toString().substring(0, 4));
        }

        private static String host() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException _) {
                return "node";
            }
        }
    }
}
