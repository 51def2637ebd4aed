package org.kpiplatform.connector.host.configuration;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Secret;

/// Fills a configuration record from a definition, or tells everything that is wrong with the definition at once.
/// Used for one binding.
public final class ConfigurationBinder<C extends Record> {

    private final Class<C> configType;
    private final List<ConfigurationOption> options;
    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();

    public ConfigurationBinder(Class<C> configType) {
        this.configType = configType;
        this.options = ConfigurationOption.of(configType);
    }

    public Binding<C> bind(Map<String, ?> config) {
        refuseUnknown(config);
        @Nullable
        Object[] arguments = options.stream()
                .map(option -> value(option, config.get(option.name())))
                .toArray();
        if (!problems.isEmpty()) {
            return new Binding.Unfit<>(List.copyOf(problems));
        }
        return construct(arguments);
    }

    private void refuseUnknown(Map<String, ?> config) {
        List<String> names = options.stream().map(ConfigurationOption::name).toList();
        config.keySet().stream()
                .filter(key -> !names.contains(key))
                .forEach(key -> complain(
                        key,
                        "unknown option `" + key + "`" + Words.didYouMean(key, names) + " Known are "
                                + Words.list(names) + "."));
    }

    private @Nullable Object value(ConfigurationOption option, @Nullable Object raw) {
        if (raw == null) {
            return absent(option);
        }
        return switch (option.type()) {
            case OptionType.Scalar(Class<?> type) -> scalar(option.name(), type, raw);
            case OptionType.ListOf(OptionType.Scalar(Class<?> type)) -> list(option.name(), type, raw);
            case OptionType.MapOf(OptionType.Scalar(Class<?> type)) -> map(option.name(), type, raw);
        };
    }

    private @Nullable Object absent(ConfigurationOption option) {
        if (option.required()) {
            String example = option.example() == null ? "" : ", for example `" + option.example() + "`";
            complain(
                    option.name(),
                    "the option `" + option.name() + "` is required" + example + ": " + option.description());
            return null;
        }
        return switch (option.type()) {
            case OptionType.ListOf _ -> List.of();
            case OptionType.MapOf _ -> Map.of();
            case OptionType.Scalar(Class<?> type) ->
                option.defaultText() == null ? null : ScalarConversion.convert(type, option.defaultText());
        };
    }

    private @Nullable Object scalar(String path, Class<?> type, Object raw) {
        try {
            Object value = ScalarConversion.convert(type, raw);
            if (value instanceof Secret secret) {
                secrets.add(secret);
            }
            return value;
        } catch (IllegalArgumentException e) {
            complain(path, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Object list(String path, Class<?> type, Object raw) {
        if (!(raw instanceof List<?> elements)) {
            complain(path, "expected a list such as `[a, b]`, found " + found(type, raw) + ".");
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            values.add(present(path + "[" + i + "]", type, elements.get(i)));
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object map(String path, Class<?> type, Object raw) {
        if (!(raw instanceof Map<?, ?> entries)) {
            complain(path, "expected names with values such as `{a: b}`, found " + found(type, raw) + ".");
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        entries.forEach((key, value) -> values.put(String.valueOf(key), present(path + "." + key, type, value)));
        return Collections.unmodifiableMap(values);
    }

    private @Nullable Object present(String path, Class<?> type, @Nullable Object raw) {
        if (raw == null) {
            complain(path, "expected a value, found nothing.");
            return null;
        }
        return scalar(path, type, raw);
    }

    private static String found(Class<?> type, Object raw) {
        return type == Secret.class ? "something else" : "`" + raw + "`";
    }

    private Binding<C> construct(@Nullable Object[] arguments) {
        Redaction redaction = Redaction.of(secrets);
        try {
            return new Binding.Bound<>(canonicalConstructor().newInstance(arguments), redaction);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                complain("", redaction.apply(String.valueOf(refusal.getMessage())));
                return new Binding.Unfit<>(List.copyOf(problems));
            }
            throw new IllegalStateException("the constructor of " + configType.getName() + " fails", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(configType.getName() + " can not be constructed", e);
        }
    }

    private Constructor<C> canonicalConstructor() throws NoSuchMethodException {
        Class<?>[] types = Arrays.stream(configType.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<C> constructor = configType.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
    }

    private void complain(String path, String message) {
        problems.add(new ConfigurationProblem(path, message));
    }
}
