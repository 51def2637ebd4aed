package org.kpiplatform.connector.host.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kpiplatform.connector.host.configuration.Words;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.StreamSpec;

/// What streams must be, whatever a connector says that they are.
record StreamRules(Guard guard) {

    List<StreamSpec> require(List<StreamSpec> streams) {
        Set<String> names = new HashSet<>();
        for (StreamSpec stream : streams) {
            requireWord(stream.name(), "stream");
            if (!names.add(stream.name())) {
                throw guard.bug("discover names the stream `" + stream.name() + "` twice");
            }
            require(stream);
        }
        return List.copyOf(streams);
    }

    private void require(StreamSpec stream) {
        Map<String, FieldType> types = new HashMap<>();
        stream.fields().forEach(field -> {
            requireWord(field.name(), "field");
            if (types.put(field.name(), field.type()) != null) {
                throw guard.bug("stream `" + stream.name() + "` has the field `" + field.name() + "` twice");
            }
        });
        if (!types.keySet().containsAll(stream.key())) {
            throw guard.bug("the key " + stream.key() + " of stream `" + stream.name() + "` is not among its fields");
        }
        requireCursor(stream, types);
        requireDeletes(stream, types);
    }

    private void requireCursor(StreamSpec stream, Map<String, FieldType> types) {
        CursorField cursor = stream.cursor();
        if (cursor == null) {
            if (stream.order() == StreamSpec.Order.BY_CURSOR) {
                throw guard.bug("stream `" + stream.name() + "` is ordered by a cursor field, which it does not have");
            }
            return;
        }
        FieldType type = types.get(cursor.field());
        if (type != FieldType.TIMESTAMP && type != FieldType.DATE && type != FieldType.INTEGER) {
            throw guard.bug("the cursor field `" + cursor.field() + "` of stream `" + stream.name() + "` is "
                    + (type == null ? "not among its fields" : "of type " + type)
                    + ", while a timestamp, a date or a whole number is needed");
        }
    }

    private void requireDeletes(StreamSpec stream, Map<String, FieldType> types) {
        if (stream.deleteMode() instanceof StreamSpec.SoftDelete soft && !types.containsKey(soft.field())) {
            throw guard.bug("the field `" + soft.field() + "`, by which stream `" + stream.name()
                    + "` tells of deletes, is not among its fields");
        }
    }

    private void requireWord(String name, String what) {
        if (!Words.isKey(name)) {
            throw guard.bug("the name `" + name + "` of a " + what + " is not a word in snake_case");
        }
    }
}
