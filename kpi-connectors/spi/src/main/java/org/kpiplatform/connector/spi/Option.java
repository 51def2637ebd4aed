package org.kpiplatform.connector.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares a component of a configuration record as an option. The component's name in `snake_case` is the option's.
///
/// Components may be `String`, `boolean`, `int`, `long`, `Duration`, `URI`, `ZoneId`, `Charset`, [Secret], an enum, or
/// a `List` or `Map<String, ...>` of these. A component that is neither `@Nullable` nor has a default is required;
/// absent lists and maps are empty.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /// A sentence for whoever fills it in.
    String description();

    /// As it would be written in a definition; empty for none.
    String defaultValue() default "";

    /// As it would be written in a definition.
    String example() default "";
}
