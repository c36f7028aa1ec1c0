"""`new` writes what `check` reads, and `schema` describes what people write."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from plain_yaml import plain_file
from running import EXAMPLES, Run

READABLE = sorted(
    path.parent.name
    for path in EXAMPLES.glob("*/application.yaml")
    if path.parent.name != "mistakes"
)


def _schema(run: Run, kind: str) -> Any:
    return json.loads(run("schema", kind).out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_blank_application_is_read_and_wholly_unstated(
    lang: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "blank.yaml", lang=lang).code == 0
    ran = run("check", "blank.yaml", "--format", "json", lang=lang)
    (made,) = json.loads(ran.out)["assessments"]
    figures = {row["outcome"] for row in made["conditions"] if row["kind"] != "judgement"}
    assert (ran.code, figures, made["cluster"]) == (4, {"unstated"}, None)


def test_new_names_the_file_and_what_to_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("new")
    assert (ran.code, ran.out) == (0, "")
    assert "lccluster check application.yaml" in ran.err


@pytest.mark.parametrize("named", [(), ("--rules", "sme-clusters-2022")])
def test_the_command_that_the_first_lines_name_writes_the_schema_of_this_form(
    named: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blank = run("new", "-", *named).out
    [command] = re.findall("“lccluster (.+?)” writes that file", blank)
    assert run(*command.split()).code == 0
    written = Path("application.schema.json").read_text("utf-8")
    assert json.loads(written) == json.loads(run("schema", "application", *named).out)


def test_new_can_write_to_standard_output(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("new", "-", lang="zh")
    assert ran.out.startswith("# yaml-language-server: $schema=")
    assert not list(tmp_path.iterdir())


def test_new_leaves_a_file_that_is_there_alone(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "application.yaml"
    there.write_text("county: 莘县\n", encoding="utf-8")
    assert run("new", there).code == 2
    assert there.read_text(encoding="utf-8") == "county: 莘县\n"


def test_a_blank_application_speaks_one_language(run: Run) -> None:
    chinese = run("new", "-", lang="zh").out
    keys = [line.split(":")[0] for line in chinese.splitlines() if line and line[0] != "#"]
    assert len(keys) > 40
    assert not re.search("[A-Za-z]", "".join(chinese.splitlines()[2:]))
    english = run("new", "-", lang="en").out
    assert not re.search("[\u4e00-\u9fff]", "".join(english.splitlines()[5:]))


@pytest.mark.parametrize("kind", ["application", "findings", "call", "panel", "record", "rules"])
def test_every_schema_is_a_schema(kind: str, run: Run) -> None:
    schema = _schema(run, kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("example", READABLE)
def test_the_schema_accepts_every_example(example: str, run: Run) -> None:
    form = plain_file(EXAMPLES / example / "application.yaml")
    errors = list(jsonschema.Draft202012Validator(_schema(run, "application")).iter_errors(form))
    assert errors == []


@pytest.mark.parametrize("file", sorted(EXAMPLES.rglob("*findings.yaml")), ids=lambda p: p.name)
def test_the_schema_accepts_every_findings_file(file: Path, run: Run) -> None:
    errors = list(
        jsonschema.Draft202012Validator(_schema(run, "findings")).iter_errors(plain_file(file))
    )
    assert errors == []


def test_the_schema_accepts_a_blank_application(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "blank.yaml")
    jsonschema.validate(plain_file(tmp_path / "blank.yaml"), _schema(run, "application"))
    assert plain_file(tmp_path / "blank.yaml")["cluster"]["name"] is None


def test_the_schema_refuses_what_the_reader_refuses(run: Run) -> None:
    form = plain_file(EXAMPLES / "mistakes" / "application.yaml")
    errors = list(jsonschema.Draft202012Validator(_schema(run, "application")).iter_errors(form))
    assert len(errors) > 2


def test_a_schema_is_the_same_in_both_languages(run: Run) -> None:
    assert run("schema", "application", lang="zh").raw == run("schema", "application").raw


def test_a_schema_goes_into_a_file_and_over_none(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "application.schema.json"
    assert run("schema", "application", "-o", file).code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["title"] == "application"
    assert run("schema", "findings", "-o", file).code == 2
