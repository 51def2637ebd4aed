package org.kpiplatform.connector.host.configuration;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.connector.spi.Secret;

/// The types that an option may have.
sealed interface OptionType {

    /// One value.
    record Scalar(Class<?> javaType) implements OptionType {}

    /// Values in order.
    record ListOf(Scalar element) implements OptionType {}

    /// Values by name.
    record MapOf(Scalar value) implements OptionType {}

    Set<Class<?>> SCALARS = Set.of(
            String.class,
            boolean.class,
            Boolean.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            Duration.class,
            URI.class,
            ZoneId.class,
            Charset.class,
            Secret.class);

    /// The scalar in it.
    default Class<?> leaf() {
        return switch (this) {
            case Scalar(Class<?> type) -> type;
            case ListOf(Scalar(Class<?> type)) -> type;
            case MapOf(Scalar(Class<?> type)) -> type;
        };
    }

    /// Empty for types that options can not have.
    static Optional<OptionType> of(Type declared) {
        if (declared instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return scalar(arguments[0]).map(ListOf::new);
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return scalar(arguments[1]).map(MapOf::new);
            }
            return Optional.empty();
        }
        return scalar(declared).map(OptionType.class::cast);
    }

    private static Optional<Scalar> scalar(Type declared) {
        return declared instanceof Class<?> type && (SCALARS.contains(type) || type.isEnum())
                ? Optional.of(new Scalar(type))
                : Optional.empty();
    }
}
