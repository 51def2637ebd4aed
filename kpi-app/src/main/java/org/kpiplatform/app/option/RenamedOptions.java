package org.kpiplatform.app.option;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers for an option what is configured under the name that it had before. The new name wins where both are
/// configured in the same place, or the new one in a place that counts more.
public final class RenamedOptions implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1;

    /// The names of before, by those of now.
    static final Map<String, String> FORMER = Map.of("kpi.retry.longest-pause", "kpi.source.longest-wait");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        String former = FORMER.get(name);
        ConfigValue old = former == null ? null : context.proceed(former);
        return old == null || (value != null && value.getConfigSourceOrdinal() >= old.getConfigSourceOrdinal())
                ? value
                : old.withName(name);
    }
}
