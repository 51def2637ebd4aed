package org.kpiplatform.app.definition.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/// What a text without quotes is: the core schema of YAML 1.2, but for infinities, which JSON does not have.
final class CoreScalars {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,100}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,100}");
    private static final Pattern REAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,100}|[0-9]{1,100}(\\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,3})?");

    private CoreScalars() {}

    static JsonNode of(String plain) {
        if (NULLS.contains(plain)) {
            return NullNode.instance;
        }
        if (TRUES.contains(plain) || FALSES.contains(plain)) {
            return BooleanNode.valueOf(TRUES.contains(plain));
        }
        return number(plain);
    }

    static boolean isText(String plain) {
        return of(plain).isTextual();
    }

    private static JsonNode number(String plain) {
        if (INTEGER.matcher(plain).matches()) {
            return integer(new BigInteger(plain));
        }
        if (OCTAL.matcher(plain).matches()) {
            return integer(new BigInteger(plain.substring(2), 8));
        }
        if (HEXADECIMAL.matcher(plain).matches()) {
            return integer(new BigInteger(plain.substring(2), 16));
        }
        double real = REAL.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
        return Double.isFinite(real) ? DoubleNode.valueOf(real) : TextNode.valueOf(plain);
    }

    private static JsonNode integer(BigInteger value) {
        int bits = value.bitLength() + 1;
        if (bits <= Integer.SIZE) {
            return IntNode.valueOf(value.intValueExact());
        }
        return bits <= Long.SIZE ? LongNode.valueOf(value.longValueExact()) : BigIntegerNode.valueOf(value);
    }
}
