package org.kpiplatform.connector.spi;

/// Where in the source something was found.
///
/// @param resource a file's name, a URL without secrets, a table
/// @param number   the line of the file (1 is the first), or the ordinal in the resource
public record Position(String resource, long number) {

    @Override
    public String toString() {
        return resource + ":" + number;
    }
}
