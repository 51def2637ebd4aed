"""From a source to an explained KPI by the generated Python client. `kpi-api/clients/run` starts it."""

import json
import sys
import time

import kpi_client
from kpi_client import FieldType, Grain, KpiDefinition, MetricDefinition, Problem, SourceDefinition, StreamDefinition

NAME = sys.argv[2]


def see(what, expected, found):
    assert found == expected, f"{what}: expected {expected}, found {found}"
    print(f"{what}: {found}")


def awaited(ask):
    """Days and longer periods follow a push in the background, usually within a tenth of a second."""
    for _ in range(100):
        values = ask()
        if values[-1] is not None:
            break
        time.sleep(0.1)
    return values


def define(client):
    orders = StreamDefinition(key=["order_id"], time="ordered_at", fields={
        "order_id": FieldType.INTEGER, "ordered_at": FieldType.TIMESTAMP, "amount": FieldType.DECIMAL})
    source = SourceDefinition(key=NAME, connector="push", streams={"orders": orders})
    kpi_client.SourcesApi(client).put_source(NAME, source)
    metrics = kpi_client.MetricsApi(client)
    for key, measure, unit in ((f"{NAME}_revenue", "sum(amount)", "GBP"), (f"{NAME}_orders", "count()", "order")):
        metrics.put_metric(key, MetricDefinition(key=key, of=f"{NAME}.orders", measure=measure, unit=unit))
    average = KpiDefinition(key=f"{NAME}_average", formula=f"{NAME}_revenue / {NAME}_orders", unit="GBP / order")
    kpi_client.KpisApi(client).put_kpi(f"{NAME}_average", average)


def push(client):
    receipt = kpi_client.PushApi(client).push_records(NAME, "orders", [
        {"order_id": 1, "ordered_at": "2026-03-01T10:00:00Z", "amount": 10.5},
        {"order_id": 2, "ordered_at": "2026-03-02T10:00:00Z", "amount": 20},
        {"order_id": 3, "ordered_at": "2026-03-02T10:00:00Z", "amount": "much"},
    ])
    see("read", 3, receipt.read)
    see("quarantined", 1, receipt.quarantined)
    see("field of the misfit", "amount", receipt.problems[0].var_field)


def read(client):
    kpis = kpi_client.KpisApi(client)
    see("values", [None, 15.25], awaited(lambda: kpis.get_kpi_series(
        f"{NAME}_average", var_from="2026-02", to="2026-03").slices[0].values))
    tree = kpis.get_kpi_tree(f"{NAME}_average", period="2026-03", grain=Grain.MONTH)
    see("root of the tree", 15.25, tree.root.value)
    see("its children", [30.5, 2], [child.value for child in tree.root.children])
    explanation = kpis.explain_kpi(f"{NAME}_average", "2026-03")
    see("explained", {f"{NAME}_average", f"{NAME}_orders", f"{NAME}_revenue"}, {it.key for it in explanation.values})


def change(client):
    kpis = kpi_client.KpisApi(client)
    found = kpis.get_kpi_with_http_info(f"{NAME}_average")
    found.data.owner = "head_of_shop"
    changed = kpis.put_kpi(f"{NAME}_average", found.data, if_match=found.headers["ETag"])
    see("owner", "head_of_shop", changed.owner)


def fail(client):
    wrong = KpiDefinition(key=f"{NAME}_wrong", formula=f"{NAME}_revenu / 2", unit="GBP")
    try:
        kpi_client.KpisApi(client).put_kpi(f"{NAME}_wrong", wrong)
    except kpi_client.ApiException as e:
        problem = Problem.from_dict(json.loads(e.body))
        see("status", 422, problem.status)
        print("refused:", problem.detail, [violation.message for violation in problem.violations])
    else:
        raise AssertionError("a formula with an unknown name was accepted")


with kpi_client.ApiClient(kpi_client.Configuration(host=sys.argv[1])) as client:
    for step in (define, push, read, change, fail):
        step(client)
