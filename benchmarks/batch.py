"""Ten thousand applications on one core: `python benchmarks/batch.py`.

The whole check against what the reader alone needs to parse the same files, and the memory of
ten thousand against that of one thousand.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from timing import in_turn, machine, row

FILES, FEWER, ROUNDS = 10_000, 1_000, 3
ONE_CORE = ("taskset", "-c", "0")
AIM, AIM_MEMORY, AIM_CORES = 2.5, 1.1, 1.6
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
READ = """
import sys
from pathlib import Path
from lccluster.files.yaml.reader import read_yaml
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    read_yaml(path)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        many, few = _write(Path(folder, "many"), FILES), _write(Path(folder, "few"), FEWER)
        tool = str(Path(sys.executable).with_name("lccluster"))
        runs = in_turn(
            {
                "reader": [*ONE_CORE, sys.executable, "-c", READ, many],
                "jsonl": [*ONE_CORE, tool, "check", many, "--format", "jsonl"],
                "brief": [*ONE_CORE, tool, "check", many, "--brief"],
                "every core": [tool, "check", many, "--brief"],
                "few": [*ONE_CORE, tool, "check", few, "--brief"],
            },
            ROUNDS,
        )
    print(machine(), f"{FILES} files", f"medians of {ROUNDS} alternating runs", sep="; ")
    print(f"the reader alone{runs['reader'].median:>12.2f} s")
    print(row("check --brief / reader", runs["brief"], runs["reader"], AIM))
    print(row("check --format jsonl / reader", runs["jsonl"], runs["reader"], AIM))
    clock = {name: statistics.median(each.clock) for name, each in runs.items()}
    faster = clock["brief"] / clock["every core"]
    print(
        f"every core against one, by the clock: {faster:.2f} times the throughput   aim {AIM_CORES} x"
    )
    ratio = runs["brief"].memory / runs["few"].memory
    print(
        f"memory of {FILES} / of {FEWER}: {runs['brief'].memory:.0f} / {runs['few'].memory:.0f} MB = {ratio:.2f} x   aim {AIM_MEMORY} x"
    )


def _write(folder: Path, count: int) -> str:
    """Write forms that differ; some are on a bound, some beside it."""
    folder.mkdir()
    for n in range(count):
        text = FORM.format(n=n, area=90 + n % 20, firms=25 + n % 40, revenue=f"{28 + n % 50 / 10}")
        (folder / f"{n:05}.yaml").write_text(text, encoding="utf-8")
    return str(folder)


if __name__ == "__main__":
    main()
