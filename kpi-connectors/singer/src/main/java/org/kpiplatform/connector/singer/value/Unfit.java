package org.kpiplatform.connector.singer.value;

/// A value that can not become one of its field's type. The message goes on after the field's name.
public final class Unfit extends Exception {

    private static final long serialVersionUID = 1;

    Unfit(String message) {
        super(message, null, false, false); // one for each bad value: no trace
    }
}
