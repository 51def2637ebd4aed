package org.kpiplatform.connector.csv.value;

/// The answer of a [ValueParser] for what is not a value of its type.
public enum Unreadable {
    UNREADABLE
}
