package org.kpiplatform.app.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/// Refuses null in lists and mappings whose elements are not `@Nullable`.
final class NoNullElements extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated accessor) {
        return accessor instanceof AnnotatedParameter parameter && isRefusedIn(type(parameter))
                ? JsonSetter.Value.forContentNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static AnnotatedType type(AnnotatedParameter parameter) {
        Executable constructor = (Executable) parameter.getOwner().getMember();
        return constructor.getAnnotatedParameterTypes()[parameter.getIndex()];
    }

    private static boolean isRefusedIn(AnnotatedType type) {
        if (!(type instanceof AnnotatedParameterizedType generic)) {
            return false;
        }
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        AnnotatedType elements = arguments[arguments.length - 1];
        return !elements.getType().equals(Object.class) && !elements.isAnnotationPresent(Nullable.class);
    }
}
