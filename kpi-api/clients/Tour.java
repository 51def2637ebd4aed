package org.example.kpi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.example.kpi.api.KpisApi;
import org.example.kpi.api.MetricsApi;
import org.example.kpi.api.PushApi;
import org.example.kpi.api.SourcesApi;
import org.example.kpi.model.ExplainedValue;
import org.example.kpi.model.Explanation;
import org.example.kpi.model.FieldType;
import org.example.kpi.model.Grain;
import org.example.kpi.model.KpiDefinition;
import org.example.kpi.model.MetricDefinition;
import org.example.kpi.model.Problem;
import org.example.kpi.model.PushReceipt;
import org.example.kpi.model.Series;
import org.example.kpi.model.SourceDefinition;
import org.example.kpi.model.StreamDefinition;
import org.example.kpi.model.TreeView;

/// From a source to an explained KPI by the generated Java client. `kpi-api/clients/run` starts it.
final class Tour {

    private static String name = "";

    private Tour() {}

    public static void main(String[] arguments) throws Exception {
        name = arguments[1];
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        define(client);
        push(new PushApi(client));
        KpisApi kpis = new KpisApi(client);
        read(kpis);
        change(kpis);
        fail(kpis);
    }

    private static void define(ApiClient client) throws ApiException {
        StreamDefinition orders = new StreamDefinition()
                .key(List.of("order_id"))
                .time("ordered_at")
                .fields(Map.of(
                        "order_id", FieldType.INTEGER, "ordered_at", FieldType.TIMESTAMP, "amount", FieldType.DECIMAL));
        SourceDefinition source = new SourceDefinition().key(name).connector("push").streams(Map.of("orders", orders));
        new SourcesApi(client).putSource(SourcesApi.APIPutSourceRequest.newBuilder()
                .source(name).sourceDefinition(source).build());
        put(client, name + "_revenue", "sum(amount)", "GBP");
        put(client, name + "_orders", "count()", "order");
        KpiDefinition kpi = new KpiDefinition()
                .key(name + "_average").formula(name + "_revenue / " + name + "_orders").unit("GBP / order");
        new KpisApi(client).putKpi(KpisApi.APIPutKpiRequest.newBuilder()
                .key(name + "_average").kpiDefinition(kpi).build());
    }

    private static void put(ApiClient client, String key, String measure, String unit) throws ApiException {
        MetricDefinition metric = new MetricDefinition().key(key).of(name + ".orders").measure(measure).unit(unit);
        new MetricsApi(client).putMetric(MetricsApi.APIPutMetricRequest.newBuilder()
                .key(key).metricDefinition(metric).build());
    }

    private static void push(PushApi push) throws ApiException {
        List<Object> records = List.of(
                Map.of("order_id", 1, "ordered_at", "2026-03-01T10:00:00Z", "amount", 10.5),
                Map.of("order_id", 2, "ordered_at", "2026-03-02T10:00:00Z", "amount", 20),
                Map.of("order_id", 3, "ordered_at", "2026-03-02T10:00:00Z", "amount", "much"));
        PushReceipt receipt = push.pushRecords(PushApi.APIPushRecordsRequest.newBuilder()
                .source(name).stream("orders").requestBody(records).build());
        see("read", 3L, receipt.getRead());
        see("quarantined", 1L, receipt.getQuarantined());
        see("field of the misfit", "amount", receipt.getProblems().getFirst().getField());
    }

    private static void read(KpisApi kpis) throws Exception {
        see("values", Arrays.asList(null, 15.25), awaited(kpis));
        TreeView tree = kpis.getKpiTree(KpisApi.APIGetKpiTreeRequest.newBuilder()
                .key(name + "_average").period("2026-03").grain(Grain.MONTH).build());
        see("root of the tree", 15.25, tree.getRoot().getValue());
        see("its children", List.of(30.5, 2.0), tree.getRoot().getChildren().stream()
                .map(child -> child.getValue()).toList());
        Explanation explanation = kpis.explainKpi(KpisApi.APIExplainKpiRequest.newBuilder()
                .key(name + "_average").period("2026-03").build());
        see("explained", Set.of(name + "_average", name + "_orders", name + "_revenue"), explanation.getValues()
                .stream().map(ExplainedValue::getKey).collect(Collectors.toSet()));
    }

    /// Days and longer periods follow a push in the background, usually within a tenth of a second.
    private static List<Double> awaited(KpisApi kpis) throws Exception {
        List<Double> values = null;
        for (int i = 0; i < 100 && (values == null || values.getLast() == null); i++) {
            Thread.sleep(values == null ? 0 : 100);
            Series series = kpis.getKpiSeries(KpisApi.APIGetKpiSeriesRequest.newBuilder()
                    .key(name + "_average").from("2026-02").to("2026-03").build());
            values = series.getSlices().getFirst().getValues();
        }
        return values;
    }

    private static void change(KpisApi kpis) throws ApiException {
        ApiResponse<KpiDefinition> read = kpis.getKpiWithHttpInfo(
                KpisApi.APIGetKpiRequest.newBuilder().key(name + "_average").build());
        String etag = read.getHeaders().get("etag").getFirst();
        KpiDefinition owned = read.getData().owner("head_of_shop");
        see("owner", "head_of_shop", kpis.putKpi(KpisApi.APIPutKpiRequest.newBuilder()
                .key(name + "_average").kpiDefinition(owned).ifMatch(etag).build()).getOwner());
    }

    private static void fail(KpisApi kpis) throws Exception {
        KpiDefinition wrong = new KpiDefinition().key(name + "_wrong").formula(name + "_revenu / 2").unit("GBP");
        try {
            kpis.putKpi(KpisApi.APIPutKpiRequest.newBuilder().key(name + "_wrong").kpiDefinition(wrong).build());
            throw new AssertionError("a formula with an unknown name was accepted");
        } catch (ApiException e) {
            ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
            Problem problem = mapper.readValue(e.getResponseBody(), Problem.class);
            see("status", 422, problem.getStatus());
            System.out.println("refused: " + problem.getDetail() + " " + problem.getViolations());
        }
    }

    private static void see(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw new AssertionError(what + ": expected " + expected + ", found " + found);
        }
        System.out.println(what + ": " + found);
    }
}
