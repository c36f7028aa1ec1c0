"""The other commands that write: sheets, rulebooks, acts that need a standing of their own, what an office begins with.

A share of them is walked by habit, every one with --exhaustive.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from writing import ID, PAPER, REGISTER, done, fill

from rounds import application, findings, write
from running import Run

LAW, OTHER = "liaocheng-2021-97", "sme-clusters-2022"
OLDER, REVIEWED, FAILED = "LC-2020-001", "LC-2020-002", "LC-2020-003"
DECIDED, BY_HAND = ("--on", "2025-07-02"), ("--override", "市政府会议纪要")
OLD, COUNTY = ("--register", "older"), "冠县"

MORE: dict[str, tuple[str, ...]] = {
    "apply-review": (REGISTER, "apply-review", OLDER, "--on", "2025-06-02", *OLD),
    "pass-review": (REGISTER, "pass-review", REVIEWED, *DECIDED, *BY_HAND, *OLD),
    "fail-review": (REGISTER, "fail-review", REVIEWED, *DECIDED, *OLD),
    "cancel": (REGISTER, "cancel", FAILED, "--ground", "review-failed", *PAPER, *OLD),
    "set-aside": (REGISTER, "set-aside", ID, "revoked", *PAPER, "--register", "apart"),
    "report-county": (REGISTER, "report", "--county", COUNTY, "--year", "2024"),
    "report-figures": (REGISTER, "report", "--figures", "figures.csv", "--year", "2024"),
    "recognise-form": (
        *(REGISTER, "recognise", "granted.yaml", "also.yaml"),
        *("--findings", "found", "--on", "2025-06-01"),
    ),
    "pack-to": (REGISTER, "pack", "--to", COUNTY, "-o", "out.lcp"),
    "receive-several": (REGISTER, "receive", "first.lcp", "later.lcp"),
    "settle-ours": (
        *(REGISTER, "settle", "1", "--keep", "ours", "--reason", "经核实"),
        *("--register", "apart"),
    ),
    "git-setup": (REGISTER, "git-setup", "--register", "clone"),
    "whoami": (REGISTER, "whoami", "--office", COUNTY, "--person", "王某"),
    "import-csv": (REGISTER, "import", "more.csv"),
    "export-xlsx": (REGISTER, "export", "out.xlsx"),
    "outlook": (REGISTER, "outlook", "--xlsx", "out.xlsx"),
    "candidates": (REGISTER, "candidates", "--rules", OTHER, "--xlsx", "out.xlsx"),
    "check-template": ("check", "form.yaml", "--template", "theirs.xlsx", "--xlsx", "out.xlsx"),
    "simulate": ("simulate", "table.csv", "--rules", LAW, "--xlsx", "out.xlsx"),
    "findings-several": ("findings", "new", "form.yaml", "granted.yaml", "-o", "finds"),
    "findings-over": ("findings", "new", "form.yaml", "-o", "older.yaml", "--overwrite"),
    "form-import-several": ("form", "import", "forms"),
    "form-import-over": ("form", "import", "form.docx", "-o", "older.yaml", "--overwrite"),
    "form-fill-over": ("form", "fill", "lacking.yaml", "-o", "older.docx", "--overwrite"),
    "rules-diff": ("rules", "diff", LAW, "rules/draft", "--docx", "out.docx"),
    "rules-set": ("rules", "set", "rules/draft", "area.bound=45"),
    "rules-test": ("rules", "test", "rules/draft", "--accept"),
    "demo": ("demo", "office"),
}


def furnish(place: Path, run: Run) -> None:
    """Fill a folder with what these read; what they do not is left out, as every copy of it costs time."""
    fill(place, run)
    for name in ("packed", "unsealed", "old"):
        shutil.rmtree(place / name)
    age(place / "older", run)
    send_twice(place, run)
    done(run("register", "export", "more.csv", "--register", "copy"))
    shutil.copytree(place / REGISTER, place / "clone")
    subprocess.run(["git", "init", "-q", "--template=", "clone"], cwd=place, check=True)
    draft(place / "rules/draft", run)
    write_papers(run)


def send_twice(place: Path, run: Run) -> None:
    """Pack a register, and again once its sender has gone on."""
    sender = place / "sender"
    shutil.copytree(place / "copy", sender)
    done(run("register", "pack", "-o", "first.lcp", "--register", sender))
    done(run("register", "rename", ID, "丙", "--register", sender))
    done(run("register", "pack", "-o", "later.lcp", "--register", sender))
    shutil.rmtree(sender)


def age(register: Path, run: Run) -> None:
    """Make a register of titles from before: one as it was, one to be decided on, one that failed."""
    done(run("register", "init", "--register", register))

    def record(*words: str) -> None:
        done(run("register", *words, "--register", register))

    for county in ("莘县", "临清市", "东阿县"):
        named = ("--name", f"{county}纸业产业集群", "--county", county, "--on", "2020-10-12")
        record("recognise", *named, *BY_HAND)
    for title in (REVIEWED, FAILED):
        record("apply-review", title, "--on", "2025-06-02")
    record("fail-review", FAILED, *DECIDED)


def draft(rulebook: Path, run: Run) -> None:
    """Make a draft of which one case expects something else than what comes out."""
    done(run("rules", "new", rulebook.name, "--from", LAW, "--in", rulebook.parent))
    cases = rulebook / "cases/04-area.yaml"
    cases.write_text(
        cases.read_text("utf-8").replace("area: met 0 km2", "area: met 1 km2", 1), "utf-8"
    )


def write_papers(run: Run) -> None:
    """Write applications with their findings, forms, tables."""
    for file, cluster in (("granted", "冠县轴承特色产业集群"), ("also", "冠县纸业特色产业集群")):
        write(f"{file}.yaml", application(cluster, COUNTY))
        write(f"found/{file}.yaml", findings(cluster, "市局", on="2025-05-20"))
    write("figures.csv", f"集群编号,企业户数\n{ID},73\nLC-2022-002,40\n")
    write(
        "table.csv",
        "集群名称,cluster.area_km2,enterprises.total,economics.revenue_yi,honours.total\n甲,1,40,32,1\n",
    )
    write("older.yaml", "# 旧表\n")
    done(run("form", "fill", "form.yaml", "-o", "older.docx"))
    for name in ("forms/one.docx", "forms/two.docx"):
        write(name, "").write_bytes(Path("form.docx").read_bytes())
