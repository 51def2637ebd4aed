package org.kpiplatform.connector.csv.http;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// Which servers definitions may ask. Those of the public internet; within the operator's own network, where the
/// service may see what whoever writes definitions may not, only those that the operator names:
///
/// ```
/// hosts = files.intern.example.com, 10.0.0.7:8080
/// ```
///
/// A name is resolved here and once more when the connection is made; a name server that answers differently within
/// that moment is not noticed.
///
/// @param file where the hosts are named, for messages
public record ServerPermissions(Path file) {

    private static final String FILE = "csv.properties";

    /// The file `csv.properties` in the folder that the plugin was installed in.
    public static ServerPermissions of(SourceContext context) {
        return new ServerPermissions(context.pluginFolder().resolve(FILE));
    }

    void require(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (named().anyMatch(name -> name.equals(host) || name.equals(host + ":" + url.getPort()))) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host.replaceAll("[\\[\\]]", ""))) {
                if (!isPublic(address)) {
                    throw new SourceException(
                            ErrorKind.CONFIG,
                            "`" + host
                                    + "` is no server of the public internet, so that the operator must permit it: by "
                                    + "`hosts = " + host + "` in the file `" + file + "`.");
                }
            }
        } catch (UnknownHostException e) {
            throw new SourceException(ErrorKind.TRANSIENT, "No address is known for the host `" + host + "`.", e);
        }
    }

    private Stream<String> named() {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new SourceException(ErrorKind.CONFIG, "`" + file + "` can not be read: " + e + ".", e);
            }
        }
        return List.of(properties.getProperty("hosts", "").split(",")).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT));
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        boolean shared = bytes.length == 4 && (first == 0 || (first == 100 && (bytes[1] & 0xc0) == 64) || first >= 240);
        boolean unique = bytes.length == 16 && (first & 0xfe) == 0xfc;
        return !special && !shared && !unique;
    }
}
