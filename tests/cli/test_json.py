"""Machine output: the keys and types of the public contract."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from running import EXAMPLES, Run

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
MAYBE: dict[str, Any] = {"type": ["string", "null"]}
DAY: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
FIGURE: dict[str, Any] = {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}
PLACE: dict[str, Any] = {"type": ["integer", "null"], "minimum": 1}
SHA256: dict[str, Any] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
FINAL: dict[str, Any] = {"enum": ["eligible", "not_eligible"]}
VERDICTS = ["no_rule", "not_eligible", "incomplete", "needs_decision", "eligible"]


def _thing(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _rows(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": _thing(**properties)}


RULEBOOK = _thing(
    id=TEXT,
    document_number=TEXT,
    in_force_from=DAY,
    in_force_until=DAY,
    in_force={"type": "boolean"},
)
FINDINGS = _rows(
    outcome={"enum": ["met", "not_met", "granted", "refused"]},
    bound=FIGURE,
    by=TEXT,
    office=TEXT,
    on=DAY,
    reason=TEXT,
    decides={"type": "boolean"},
)
CONDITIONS = _rows(
    findings=FINDINGS,
    id=TEXT,
    article=TEXT,
    kind={"enum": ["at_most", "at_least", "judgement"]},
    outcome={"enum": ["met", "not_met", "unstated", "for_judgement"]},
    value=FIGURE,
    bound=FIGURE,
    unit={"enum": ["km2", "households", "yi_yuan", "items", None]},
    margin=FIGURE,
    reason=TEXT,
)
MATERIALS = _rows(
    id=TEXT,
    article=TEXT,
    outcome={"enum": ["present", "missing", "unreadable", "over_limit", "unsealed"]},
    reason=TEXT,
)
PROBLEMS = _rows(
    code=TEXT, severity={"enum": ["error", "warning"]}, field=MAYBE, line=PLACE, message=TEXT
)
NEXT_STEPS = _rows(needs=TEXT, of=TEXT, can_change={"type": "array", "items": FINAL}, message=TEXT)
RECEIPT = _thing(
    tool={"type": "string", "pattern": r"^lccluster \d"},
    rulebook_sha256=SHA256,
    application_sha256=SHA256,
    findings_sha256={"anyOf": [SHA256, {"type": "null"}]},
)
ASSESSMENT = _thing(
    file=TEXT,
    cluster=MAYBE,
    county=MAYBE,
    applicant=MAYBE,
    on=DAY,
    rulebook=RULEBOOK,
    verdict={"enum": VERDICTS},
    reachable={"type": "array", "items": FINAL, "uniqueItems": True},
    conditions=CONDITIONS,
    materials=MATERIALS,
    problems=PROBLEMS,
    next_steps=NEXT_STEPS,
    form={"type": "object"},
    receipt=RECEIPT,
)
FAILURE = _thing(file=TEXT, line=PLACE, column=PLACE, code=TEXT, message=TEXT, hint=MAYBE)
COUNTED = {word: {"type": "integer", "minimum": 0} for word in (*reversed(VERDICTS), "unreadable")}
CONTRACT = _thing(
    assessments={"type": "array", "items": ASSESSMENT},
    failures={"type": "array", "items": FAILURE},
    summary={**_thing(**COUNTED), "additionalProperties": False},
)


@pytest.fixture(autouse=True)
def among_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_json_of_a_batch_keeps_the_contract(lang: str, run: Run) -> None:
    ran = run("check", ".", "--findings", "complete/findings.yaml", "--format", "json", lang=lang)
    whole = json.loads(ran.out)
    jsonschema.validate(whole, CONTRACT)
    assert whole["summary"] == {
        "eligible": 1,
        "needs_decision": 2,
        "incomplete": 3,
        "not_eligible": 1,
        "no_rule": 0,
        "unreadable": 1,
    }


def test_the_schema_of_the_contract_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(CONTRACT)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"assessments": [{}], "failures": [], "summary": {}}, CONTRACT)


def test_measured_quantities_are_exact_decimal_strings(run: Run) -> None:
    (made,) = json.loads(run("check", "funan-willow", "--format", "json").out)["assessments"]
    revenue = next(each for each in made["conditions"] if each["id"] == "revenue")
    assert [revenue[key] for key in ("value", "bound", "margin", "unit", "outcome")] == [
        "26.8",
        "30",
        "-3.2",
        "yi_yuan",
        "not_met",
    ]
    assert made["reachable"] == ["not_eligible"]
    assert [(step["needs"], step["of"], step["can_change"]) for step in made["next_steps"]] == [
        ("difference", "revenue", [])
    ]


def test_chinese_stands_unescaped_in_utf_8(run: Run) -> None:
    assert "高唐县某某镇家具配件" in run("check", "complete", "--format", "json").out


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_machine_output_stands_alone_on_standard_output(format: str, run: Run) -> None:
    ran = run("check", "mistakes", "complete", "--format", format)
    lines = ran.out.splitlines() if format == "jsonl" else [ran.out]
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_a_batch_of_nothing_but_failures_is_still_json(run: Run, tmp_path: Path) -> None:
    whole = json.loads(run("check", tmp_path, "--format", "json").out)
    jsonschema.validate(whole, CONTRACT)
    assert [each["code"] for each in whole["failures"]] == ["no-application"]
    assert whole["summary"]["unreadable"] == 1


def test_jsonl_prints_one_object_a_line(run: Run) -> None:
    rows = [json.loads(line) for line in run("check", ".", "--format", "jsonl").out.splitlines()]
    made = [row for row in rows if "verdict" in row]
    failed = [row for row in rows if "verdict" not in row]
    for row in made:
        jsonschema.validate(row, ASSESSMENT)
    for row in failed:
        jsonschema.validate(row, FAILURE)
    assert len(made) == 7
    assert {row["file"] for row in failed} == {str(Path("mistakes/application.yaml"))}


def test_the_same_application_gives_the_same_bytes(run: Run) -> None:
    assert len({run("check", "complete", "--format", "json").raw for _ in range(3)}) == 1


def test_csv_opens_in_a_spreadsheet_program_of_an_office(run: Run) -> None:
    raw = run("check", "complete", "funan-willow", "--format", "csv", lang="zh").raw
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == 3
    assert raw.count(b"\n") == 3
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    assert {len(row) for row in (head, *rows)} == {len(head)}
    assert rows[1][1] == "阜南柳木产业集群"


@pytest.mark.parametrize("text", ["=A1+1", "+甲86", "-cmd", "@SUM(A1)"])
def test_csv_never_hands_a_formula_to_a_spreadsheet(text: str, run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text(f"filled_on: 2025-03-01\ncluster: {{name: '{text}'}}\n", encoding="utf-8")
    raw = run("check", form, "--format", "csv").raw
    _, row = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    assert row[1] == f"'{text}"


def test_figures_in_csv_stay_figures_even_below_zero(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text("filled_on: 2025-03-01\naverage_growth: -3.5%\n", encoding="utf-8")
    raw = run("check", form, "--rules", "sme-clusters-2022", "--format", "csv").raw
    assert "-3.5" in next(iter(list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))[1:]))
