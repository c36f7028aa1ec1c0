"""Ten thousand applications on one core, beside what parsing the same files alone takes."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import Row, in_turn, ratio

FILES, ROUNDS = 10_000, 5
ONE_CORE = ("taskset", "-c", "0") if sys.platform == "linux" else ()
FORM = """\
applicant: 某某镇人民政府
county: 莘县
filled_on: 2025-03-01
cluster: {{name: 第{n}特色产业集群, area_km2: {area}, dominant_industry: 预制菜}}
enterprises: {{total: {firms}, above_size: 12, in_park: 20}}
employees: 5200
products:
  - {{name: 预制菜, annual_output: 30万吨, provincial_market_share: 12%}}
economics: {{year: 2024, revenue_yi: {revenue}, profit_yi: 2.37, tax_yi: 0.41}}
honours: {{total: 3, famous_brands: 1, well_known_trademarks: 1, industry_titles: 1}}
platforms: {{total: 4, research: 1, testing: 1, logistics: 1, e_commerce: 1, other: 0}}
introduction: 某某
county_opinion: {{text: 同意推荐, signed_on: 2025-03-05, sealed: true}}
innovation: {{technology_centres: 2, specialised_smes: 5, gazelles: 1, single_champions: 0}}
materials:
  application_form: true
  introduction: true
  development_plan: true
  brand_evidence: true
  platform_evidence: true
  informatisation: true
  truthfulness_statement: {{handed_in: true, sealed: true}}
"""
PARSE = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def rows() -> Iterator[Row]:
    tool = str(Path(sys.executable).with_name("lccluster"))
    with tempfile.TemporaryDirectory() as folder:
        many = _write(Path(folder, "many"), FILES)
        check = [*ONE_CORE, tool, "check", many]
        commands = {
            "parsing": [*ONE_CORE, sys.executable, "-c", PARSE, many],
            "brief": [*check, "--brief"],
            "jsonl": [*check, "--format", "jsonl"],
            "text": check,
        }
        runs = in_turn(commands, ROUNDS)
    yield ratio(f"{FILES} forms, one core / CSafeLoader alone", runs, "brief", "parsing", 1.0)
    yield ratio("--format jsonl / --brief", runs, "jsonl", "brief", 1.2)
    yield ratio("text of the same / --brief", runs, "text", "brief", 1.3)


def _write(folder: Path, count: int) -> str:
    """Write forms that differ; some are on a bound, some beside it."""
    folder.mkdir()
    for n in range(count):
        text = FORM.format(n=n, area=90 + n % 20, firms=25 + n % 40, revenue=f"{28 + n % 50 / 10}")
        (folder / f"{n:05}.yaml").write_text(text, encoding="utf-8")
    return str(folder)
