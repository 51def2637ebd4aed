package org.kpiplatform.app.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refuses JSON that leaves out what a record needs: a component that is not `@Nullable` and for which the
/// record's constructor has no default.
final class CompleteRecords extends BeanDeserializerModifier {

    private static final String OURS = "org.kpiplatform.";

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        Class<?> type = description.getBeanClass();
        boolean ours = type.isRecord() && type.getName().startsWith(OURS);
        return ours && deserializer instanceof BeanDeserializerBase ? new Checked(deserializer, type) : deserializer;
    }

    private static final class Checked extends DelegatingDeserializer {

        private final Class<?> type;
        private final transient List<RecordComponent> needed;

        Checked(JsonDeserializer<?> delegate, Class<?> type) {
            super(delegate);
            this.type = type;
            this.needed = Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .toList();
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> replacement) {
            return new Checked(replacement, type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object value = super.deserialize(parser, context);
            for (RecordComponent component : needed) {
                if (read(component, value) == null) {
                    throw new MissingProperty(parser, type, word(component));
                }
            }
            return value;
        }

        private static String word(RecordComponent component) {
            return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
        }

        private static @Nullable Object read(RecordComponent component, Object value) {
            try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " of " + value.getClass() + " cannot be read", e);
            }
        }
    }
}
