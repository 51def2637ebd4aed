package org.kpiplatform.connector.host.configuration;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;

/// Finds what makes a connector's configuration type unfit to be filled from a definition.
public final class ConfigurationFlaws {

    private static final Pattern SECRET =
            Pattern.compile("password|passwd|passphrase|secret|token|credential|api_?key|private_?key");

    private ConfigurationFlaws() {}

    /// Whether an option is a secret by its name.
    public static boolean looksSecret(String option) {
        return SECRET.matcher(option).find();
    }

    /// Parts of a sentence; empty for a fit type.
    public static List<String> of(@Nullable Class<?> configType) {
        if (configType == null) {
            return List.of("its connector names no type of configuration");
        }
        if (!configType.isRecord()) {
            return List.of("its configuration `" + configType.getName() + "` is not a record");
        }
        List<String> flaws = new ArrayList<>();
        for (RecordComponent component : configType.getRecordComponents()) {
            flawOf(component).ifPresent(flaws::add);
        }
        return flaws;
    }

    private static Optional<String> flawOf(RecordComponent component) {
        String name = component.getName();
        Option option = component.getAnnotation(Option.class);
        if (option == null) {
            return Optional.of("component `" + name + "` of its configuration lacks @Option");
        }
        if (option.description().isBlank()) {
            return Optional.of("option `" + Words.snakeCase(name) + "` has no description");
        }
        Type declared = component.getGenericType();
        Optional<OptionType> type = OptionType.of(declared);
        if (type.isEmpty()) {
            return Optional.of("option `" + Words.snakeCase(name) + "` has the type " + declared.getTypeName()
                    + ", which options can not have");
        }
        return flawOf(Words.snakeCase(name), type.get(), option);
    }

    private static Optional<String> flawOf(String name, OptionType type, Option option) {
        if (type.leaf() == String.class && looksSecret(name)) {
            return Optional.of("option `" + name + "` looks like a secret, but its type is not "
                    + Secret.class.getSimpleName() + ", so that it would be shown");
        }
        if (!option.defaultValue().isEmpty()) {
            if (!(type instanceof OptionType.Scalar(Class<?> scalar))) {
                return Optional.of("option `" + name + "` has a default, while absent lists and maps are empty");
            }
            try {
                ScalarConversion.convert(scalar, option.defaultValue());
            } catch (IllegalArgumentException e) {
                return Optional.of("the default of option `" + name + "` does not fit: " + e.getMessage());
            }
        }
        return flawOfExample(name, type, option.example());
    }

    private static Optional<String> flawOfExample(String name, OptionType type, String example) {
        if (example.isEmpty()) {
            return Optional.empty();
        }
        try {
            switch (type) {
                case OptionType.Scalar(Class<?> scalar) -> ScalarConversion.convert(scalar, example);
                case OptionType.ListOf(OptionType.Scalar(Class<?> element)) ->
                    FlowText.list(example).forEach(it -> ScalarConversion.convert(element, it));
                case OptionType.MapOf(OptionType.Scalar(Class<?> value)) ->
                    FlowText.map(example).values().forEach(it -> ScalarConversion.convert(value, it));
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("the example of option `" + name + "` does not fit: " + e.getMessage());
        }
    }
}
