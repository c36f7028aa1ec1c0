"""A kind `corridor`: proved against its words, and shown wherever bounds are."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from walking import in_parts, said, told

EXAMPLE, RULES = Path(sys.argv[1]), Path("rules/liaocheng-2021-97")
BOUNDS = "≥ 10 sq km, ≤ 100 sq km"
CONDITION = """\
    says: {zh: 区域面积不少于10平方公里、不超过100平方公里, en: an area of at least 10 sq km and at most 100 sq km}
    check: {kind: corridor, field: cluster.area_km2, lowest: 10, highest: 100, unit: km2}
"""


def rulebook(name: str, condition: str) -> str:
    """The shipped rulebook with another condition on the area; its own cases are left out."""
    shutil.copytree(
        RULES, name, ignore=shutil.ignore_patterns("0*.yaml", "1*.yaml", "form-*", "verdicts*")
    )
    shutil.copytree(RULES, name, ignore=shutil.ignore_patterns("cases"), dirs_exist_ok=True)
    file = Path(name, "04-conditions.yaml")
    before, _, rest = file.read_text("utf-8").partition("    says: {zh: 区域面积")
    *_, behind = rest.partition("    waiver: leading-in-trade\n")
    file.write_text(before + condition + behind, "utf-8")
    measure = Path(name, "measure.yaml")
    measure.write_text(
        measure.read_text("utf-8").replace("id: liaocheng-2021-97", f"id: {name}", 1), "utf-8"
    )
    return name


book = rulebook("corridor", CONDITION)
other = rulebook(
    "other", CONDITION.replace("10平", "20平").replace("10 sq", "20 sq").replace(" 10,", " 20,")
)
said("rules", "check", book)  # words against both bounds, and a case on each
wrong = rulebook("wrong", CONDITION.replace("不少于10", "不少于11"))
assert "11" in said("rules", "check", wrong, exits=2)
assert f"area of the cluster {BOUNDS}, the bound included" in said(
    "rules", "show", "area", "--rules", book
)
assert "最低标准" in said("rules", "diff", book, other, lang="zh")
assert "在规定区间内" in said("rules", "diff", "liaocheng-2021-97", book, lang="zh")
assert {each["what"] for each in told("rules", "diff", book, other)["differences"]} >= {"lowest"}
assert '"const": "corridor"' in said("schema", "rules")

for area, outcome, margin in (("9", "not_met", "-1"), ("10", "met", "0"), ("101", "not_met", "-1")):
    form = Path(f"{area}.yaml")
    form.write_text(
        EXAMPLE.read_text("utf-8").replace("area_km2: 38.4", f"area_km2: {area}"), "utf-8"
    )
    [made] = told("check", form, "--rules", book, exits=1 if outcome == "not_met" else 4)[
        "assessments"
    ]
    found = made["conditions"][1]
    assert (found["kind"], found["outcome"], found["margin"]) == ("corridor", outcome, margin)
assert "within the corridor" in (shown := said("check", "10.yaml", "--rules", book, exits=4))
assert BOUNDS in shown
assert "1 平方公里" in said("check", "9.yaml", "--rules", book, lang="zh", exits=1)
out = ("--xlsx", "a.xlsx", "--html", "a.html", "--format", "csv")
assert "not met" in said("check", "9.yaml", "--rules", book, *out, exits=1)
assert "≥ 10 sq km, ≤ 100 sq km" in Path("a.html").read_text("utf-8")
assert "不少于10平方公里" in in_parts("a.xlsx")

rows = ["cluster.name,cluster.area_km2,enterprises.total,economics.revenue_yi,honours.total"]
rows += [f"{area},{area},40,40,1" for area in ("9.99", "10", "55", "100", "100.01", "约10")]
Path("t.csv").write_text("\n".join(rows) + "\n", "utf-8")
told_by = [
    told("simulate", "t.csv", "--rules", book, "--against", other, "--engine", engine)
    for engine in ("python", "polars")
]
assert told_by[0]["verdicts"] == told_by[1]["verdicts"]
assert told_by[0]["verdicts"]["not_eligible"] == 2
assert told_by[0]["changes"] == told_by[1]["changes"]
assert "area.lowest" in said(
    "simulate", "t.csv", "--rules", book, "--sweep", "area=1..9:1", exits=2
)
