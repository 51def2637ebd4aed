package org.kpiplatform.app.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/// A record was read and lacks a property that it needs.
public final class MissingProperty extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    private final String property;

    MissingProperty(JsonParser parser, Class<?> type, String property) {
        super(parser, "The property `" + property + "` is missing.", type);
        this.property = property;
    }

    /// The name of the property, in the object at the exception's path.
    public String property() {
        return property;
    }
}
