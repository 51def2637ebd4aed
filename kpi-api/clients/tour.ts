// From a source to an explained KPI by the generated TypeScript client. `kpi-api/clients/run` starts it.
import assert from "node:assert/strict";
import { Configuration, FieldType, KpiDefinition, KpisApi, MetricsApi, Problem, ProblemFromJSON, PushApi, ResponseError,
    SourcesApi } from "kpi-client";

const name = process.argv[3];
const configuration = new Configuration({ basePath: process.argv[2] });
const kpis = new KpisApi(configuration);
const metrics = new MetricsApi(configuration);

function see(what: string, expected: unknown, found: unknown): void {
    assert.deepEqual(found, expected, what);
    console.log(what + ":", found);
}

// Days and longer periods follow a push in the background, usually within a tenth of a second.
async function awaited(ask: () => Promise<(number | null)[]>): Promise<(number | null)[]> {
    for (let i = 0; i < 100; i++) {
        const values = await ask();
        if (values[values.length - 1] !== null) return values;
        await new Promise(resolve => setTimeout(resolve, 100));
    }
    return ask();
}

async function define(): Promise<void> {
    await new SourcesApi(configuration).putSource({ source: name, sourceDefinition: {
        key: name, connector: "push",
        streams: { orders: { key: ["order_id"], time: "ordered_at",
            fields: { order_id: FieldType.Integer, ordered_at: FieldType.Timestamp, amount: FieldType.Decimal } } },
    } });
    for (const [key, measure, unit] of [[`${name}_revenue`, "sum(amount)", "GBP"], [`${name}_orders`, "count()", "order"]]) {
        await metrics.putMetric({ key, metricDefinition: { key, of: `${name}.orders`, measure, unit } });
    }
    const key = `${name}_average`;
    await kpis.putKpi({ key, kpiDefinition: { key, formula: `${name}_revenue / ${name}_orders`, unit: "GBP / order" } });
}

async function push(): Promise<void> {
    const receipt = await new PushApi(configuration).pushRecords({ source: name, stream: "orders", requestBody: [
        { order_id: 1, ordered_at: "2026-03-01T10:00:00Z", amount: 10.5 },
        { order_id: 2, ordered_at: "2026-03-02T10:00:00Z", amount: 20 },
        { order_id: 3, ordered_at: "2026-03-02T10:00:00Z", amount: "much" },
    ] });
    see("read", 3, receipt.read);
    see("quarantined", 1, receipt.quarantined);
    see("field of the misfit", "amount", receipt.problems[0].field);
}

async function read(): Promise<void> {
    const key = `${name}_average`;
    see("values", [null, 15.25], await awaited(async () =>
        (await kpis.getKpiSeries({ key, from: "2026-02", to: "2026-03" })).slices[0].values));
    const tree = await kpis.getKpiTree({ key, period: "2026-03", grain: "month" });
    see("root of the tree", 15.25, tree.root.value);
    see("its children", [30.5, 2], tree.root.children.map(child => child.value));
    const explanation = await kpis.explainKpi({ key, period: "2026-03" });
    see("explained", [`${name}_average`, `${name}_orders`, `${name}_revenue`], explanation.values.map(it => it.key).sort());
}

async function change(): Promise<void> {
    const key = `${name}_average`;
    const read = await kpis.getKpiRaw({ key });
    const kpiDefinition: KpiDefinition = { ...(await read.value()), owner: "head_of_shop" };
    see("owner", "head_of_shop",
        (await kpis.putKpi({ key, kpiDefinition, ifMatch: read.raw.headers.get("ETag")! })).owner);
}

async function fail(): Promise<void> {
    const key = `${name}_wrong`;
    const error: unknown = await kpis.putKpi({ key, kpiDefinition: { key, formula: `${name}_revenu / 2`, unit: "GBP" } })
        .then(() => undefined, reason => reason);
    assert(error instanceof ResponseError, "a formula with an unknown name was accepted");
    const problem: Problem = ProblemFromJSON(await error.response.json());
    see("status", 422, problem.status);
    console.log("refused:", problem.detail, problem.violations);
}

for (const step of [define, push, read, change, fail]) {
    await step();
}
