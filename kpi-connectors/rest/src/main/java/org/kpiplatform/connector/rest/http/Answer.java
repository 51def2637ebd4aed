package org.kpiplatform.connector.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/// What an API answered to a call, when all went well.
public record Answer(Call call, HttpHeaders headers, JsonNode body) {}
