package org.kpiplatform.app.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.kpiplatform.app.database.embedded.PostgresOptions.Durability;

/// The files of one database server, and the password of its owner.
///
/// @param path what PostgreSQL calls the data directory
/// @param password the secret of [#USER]
record DataFolder(Path path, String password) {

    /// Not named as a schema is: a schema named after the user is searched first.
    static final String USER = "kpi_service";

    /// Opens what `folder` holds, or creates it.
    static DataFolder in(Path folder, PostgresCommands commands, Durability durability) throws IOException {
        Path data = folder.resolve("data");
        Path secret = folder.resolve("password");
        if (!Files.isDirectory(data)) {
            create(data, secret, commands, durability);
        }
        return new DataFolder(data, Files.readString(secret).strip());
    }

    /// The address of `database` on a server that listens on `port`.
    DatabaseAddress address(int port, String database) {
        return new DatabaseAddress("127.0.0.1", port, database, USER, password);
    }

    /// Created beside and moved in whole, so that a process killed half-way leaves nothing that looks finished.
    private static void create(Path data, Path secret, PostgresCommands commands, Durability durability)
            throws IOException {
        Path unfinished = data.resolveSibling("data-unfinished");
        Folders.delete(unfinished);
        Folders.writeSecret(secret, newPassword());
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (durability == Durability.NONE) {
            arguments.add("--no-sync");
        }
        commands.run(Duration.ofMinutes(2), "initdb", arguments);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
