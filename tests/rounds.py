"""A round of applications made for tests: complete but for the judgements, each its own cluster."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from lccluster.yaml_words import flow
from running import Ran

JUDGEMENTS = (
    "distinct-industry",
    "agglomeration",
    "market-share",
    "media",
    "technology",
    "industrial-internet",
    "organisation",
)
FORM = """\
applicant: {county}某某镇人民政府
county: {county}
filled_on: 2025-03-03
cluster: {{name: {name}, area_km2: {area}, dominant_industry: 轴承}}
enterprises: {{total: 73, above_size: 18, in_park: 41}}
employees: 6900
products: [{{name: 轴承, annual_output: 8600万套, provincial_market_share: 31%}}]
economics: {{year: 2024, revenue_yi: {revenue}, profit_yi: 2.08, tax_yi: 0.97}}
honours: {{total: 4, famous_brands: 2, well_known_trademarks: 1, industry_titles: 1}}
platforms: {{total: 5, research: 1, testing: 1, logistics: 1, e_commerce: 1, other: 1}}
introduction: 集群位于某某镇工业园，上下游企业七十三户。
county_opinion: {{text: 同意推荐, signed_on: 2025-03-10, sealed: true}}
"""
BEYOND = """\
standing: {city_rank: 1, evidence: true}
innovation: {technology_centres: 3, specialised_smes: 6, gazelles: 2, single_champions: 1}
materials:
  application_form: true
  introduction: true
  development_plan: true
  brand_evidence: true
  platform_evidence: true
  informatisation: true
  truthfulness_statement: {handed_in: true, sealed: true}
"""


def form(name: str, county: str, *, area: str = "38.4", revenue: str = "34.15") -> str:
    """Write what stands on the paper form."""
    return FORM.format(name=name, county=county, area=area, revenue=revenue)


def application(name: str, county: str, *, area: str = "38.4", revenue: str = "34.15") -> str:
    """Write an application that only judgements keep open."""
    return form(name, county, area=area, revenue=revenue) + BEYOND


def findings(
    cluster: str,
    office: str,
    conditions: Iterable[str] = JUDGEMENTS,
    *,
    outcome: str = "met",
    on: str = "2025-04-02",
) -> str:
    """Write one office's findings on a cluster, all with one outcome."""
    rows = (
        {
            "condition": each,
            "outcome": outcome,
            "reason": "有证明材料",
            "by": "王某",
            "office": office,
            "on": on,
        }
        for each in conditions
    )
    return "\n".join(
        (f"cluster: {cluster}", "findings:", *(f"  - {flow(row)}" for row in rows), "")
    )


def write(path: str | Path, text: str) -> Path:
    """Write a file and the folders above it."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def verdicts(ran: Ran, by: str = "file") -> dict[str, str]:
    """Give what each application came to, by the name of its file or its cluster, out of JSON lines."""
    rows = map(json.loads, ran.out.splitlines())
    return {Path(row[by]).name: row["verdict"] for row in rows if "verdict" in row}
