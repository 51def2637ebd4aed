package ${package};

import java.net.URI;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;

/// What users configure. Each component becomes an option of the same name in `snake_case`.
public record ${prefix}Config(
        @Option(description = "Where the service is.", example = "https://desk.example.com")
        URI url,

        @Option(description = "Opens the service; its account needs to read tickets only.")
        Secret apiKey,

        @Option(description = "How many tickets to ask for at once.", defaultValue = "100")
        int pageSize) {

    public ${prefix}Config {
        if (pageSize < 1) {
            throw new IllegalArgumentException("`page_size` is " + pageSize + ", expected at least 1.");
        }
    }
}
