"""`verify`: the same bytes give the same result, and whatever changed is named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from running import EXAMPLES, ROOT, Run

FORM, FINDINGS = Path("complete/application.yaml"), Path("complete/findings.yaml")


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """Check the complete example in a folder of its own and keep the result."""
    shutil.copytree(EXAMPLES / "complete", tmp_path / "complete")
    monkeypatch.chdir(tmp_path)
    ran = run("check", FORM, "--findings", FINDINGS, "--format", "json")
    kept = tmp_path / "result.json"
    kept.write_bytes(ran.raw)
    return kept


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_an_unchanged_application_comes_out_the_same(result: Path, run: Run) -> None:
    ran = run("verify", result)
    assert ran.code == 0
    assert "the same again (eligible)" in ran.out


def test_two_offices_findings_stand_in_the_result_and_come_out_the_same(
    result: Path, run: Run
) -> None:
    (whole,) = json.loads(result.read_text(encoding="utf-8"))["assessments"]
    Path("county.yaml").write_text(
        f"cluster: {whole['cluster']}\nfindings:\n"
        "  - {condition: media, outcome: not_met, reason: 只有县级报道, by: 王某, office: 高唐县, on: 2025-03-10}\n",
        encoding="utf-8",
    )
    asked = ("--findings", FINDINGS, "--findings", "county.yaml")
    result.write_bytes(run("check", FORM, *asked, "--format", "json").raw)
    (made,) = json.loads(result.read_text(encoding="utf-8"))["assessments"]
    (media,) = (each for each in made["conditions"] if each["id"] == "media")
    said = [(each["office"], each["outcome"], each["decides"]) for each in media["findings"]]
    assert said == [("高唐县", "not_met", False), ("市局", "met", True)]
    assert (made["verdict"], media["outcome"]) == ("eligible", "met")
    assert run("verify", result).code == 0


def test_a_result_in_chinese_is_the_same_in_english(tmp_path: Path, result: Path, run: Run) -> None:
    chinese = tmp_path / "zh.json"
    ran = run("check", FORM, "--findings", FINDINGS, "--format", "json", lang="zh")
    chinese.write_bytes(ran.raw)
    assert run("verify", chinese, lang="en").code == 0


def test_a_result_in_json_lines_is_verified_line_by_line(
    tmp_path: Path, result: Path, run: Run
) -> None:
    lines = tmp_path / "result.jsonl"
    lines.write_bytes(run("check", FORM, FORM.parent, "--format", "jsonl").raw * 2)
    ran = run("verify", lines)
    assert ran.code == 0
    assert ran.out.count("the same again (needs a decision)") == 2


def test_a_changed_application_is_named_with_what_it_changed(result: Path, run: Run) -> None:
    _edit(FORM, "revenue_yi: 34.15", "revenue_yi: 29.15")
    ran = run("verify", result)
    assert ran.code == 2
    assert "the application file has changed" in ran.out
    assert "annual revenue, stated: 34.15 then, 29.15 now" in ran.out
    assert "revenue: met then, not met now" in ran.out
    assert "verdict: eligible then, not eligible now" in ran.out


def test_changed_findings_are_named(result: Path, run: Run) -> None:
    _edit(FINDINGS, "condition: media, outcome: met", "condition: media, outcome: not_met")
    ran = run("verify", result)
    assert ran.code == 2
    assert "the findings file has changed" in ran.out
    assert "the application file has changed" not in ran.out
    assert "media coverage: met then, not met now" in ran.out


def test_a_changed_rulebook_is_named(
    tmp_path: Path, result: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    shutil.copytree(ROOT / "rules", own)
    conditions = own / "liaocheng-2021-97" / "04-conditions.yaml"
    _edit(conditions, "bound: 30, unit: yi_yuan", "bound: 35, unit: yi_yuan")
    _edit(conditions, "30亿元以上", "35亿元以上")
    _edit(conditions, "at least 30 yi yuan", "at least 35 yi yuan")
    monkeypatch.setenv("LCCLUSTER_RULES", str(own))
    ran = run("verify", result)
    assert ran.code == 2
    assert "the rulebook is another one now" in ran.out
    assert "annual revenue, bound: 30 then, 35 now" in ran.out


def test_a_material_that_has_gone_is_named(result: Path, run: Run) -> None:
    Path("complete/materials/简介.docx").unlink()
    ran = run("verify", result)
    assert ran.code == 2
    assert "introduction: present then, missing now" in ran.out


def test_an_application_that_has_gone_is_said_to_be_gone(result: Path, run: Run) -> None:
    FORM.unlink()
    ran = run("verify", result)
    assert ran.code == 2
    assert "cannot be worked out again:" in ran.out
    assert "differs" not in ran.out
    assert "There is no such file" in ran.out


def test_a_result_of_a_rulebook_that_is_not_at_hand_says_so(result: Path, run: Run) -> None:
    _edit(result, '"id": "liaocheng-2021-97"', '"id": "draft-2027"')
    ran = run("verify", result)
    assert ran.code == 2
    assert "cannot be worked out again:" in ran.out
    assert "its rulebook draft-2027 is not at hand" in ran.out


def test_paths_in_a_result_are_looked_for_beside_it(
    tmp_path: Path, result: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert run("verify", result).code == 0


@pytest.mark.parametrize(
    "text",
    ["\n", "[]", "{}", "null", "[" * 5000, '{"assessments": 5}', '{"verdict": "eligible"}', "5"],
)
def test_what_is_no_result_is_refused_in_one_sentence(text: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "result.json"
    file.write_text(text, encoding="utf-8")
    ran = run("verify", file)
    assert ran.code == 2
    assert "This is no result" in ran.err
