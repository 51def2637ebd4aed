package org.kpiplatform.connector.jdbc.value;

/// A value that no field of the wanted type can have. Its message is the reason of a rejection.
public final class Unfit extends Exception {

    private static final long serialVersionUID = 1;

    public Unfit(String reason) {
        super(reason, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
