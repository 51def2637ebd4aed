package org.kpiplatform.connector.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;

/// A form that is sent once, with secrets in it: what is answered is never quoted.
public final class Form {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Who shows itself by basic authentication.
    public record Client(String id, Secret secret) {}

    private Form() {}

    /// Sends it once.
    ///
    /// @param address absolute, or a path on the wire's host
    /// @throws SourceException TRANSIENT or RATE_LIMITED where it may work later, else CONFIG
    public static JsonNode post(Wire wire, String address, List<Call.Parameter> form, @Nullable Client client)
            throws InterruptedException {
        HttpRequest.Builder request = wire.request(
                        URI.create(address.startsWith("/") ? wire.base() + address : address))
                .setHeader("Content-Type", "application/x-www-form-urlencoded");
        if (client != null) {
            String proof = Call.encoded(client.id()) + ":"
                    + Call.encoded(client.secret().reveal());
            request.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(proof.getBytes(UTF_8)));
        }
        HttpResponse<byte[]> response;
        try {
            response = wire.send(
                    request.POST(BodyPublishers.ofString(Call.encoded(form))).build());
        } catch (IOException e) {
            throw new SourceException(
                    ErrorKind.TRANSIENT, "`" + address + "` can not be reached: " + Wire.reason(e) + ".", e);
        }
        return json(address, response);
    }

    private static JsonNode json(String address, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        try {
            JsonNode body = JSON.readTree(response.body());
            if (status / 100 == 2) {
                return body;
            }
            String error = body.path("error").asText("no reason");
            throw new SourceException(
                    status >= 500 || status == 429 ? ErrorKind.TRANSIENT : ErrorKind.CONFIG,
                    "`" + address + "` gave no token: status " + status + ", `" + error
                            + "`. Mend the client's credentials, or authorise the client anew.");
        } catch (IOException _) {
            throw noJson(address, status);
        }
    }

    private static SourceException noJson(String address, int status) {
        return new SourceException(
                status >= 500 || status == 429 ? ErrorKind.TRANSIENT : ErrorKind.CONFIG,
                "`" + address + "` gave no token: status " + status
                        + " and something that is no JSON. Is it the address" + " of tokens?");
    }
}
