"""Whatever a file or an option says, it is answered: no input is a mistake of lccluster itself (70)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from offices import Office, empty, office
from running import EXAMPLES, Run
from shares import share
from shipped import FOLDER

__all__ = ["empty", "office"]
BUG = 70
ID = "LC-2022-001"
ODD = ["²", "１", "1e999", "-1", "9999-12-31", "0001-01-01", "[]", "{}", "null", "9" * 20, "02-30", "NaN", "''", "x" * 300]  # fmt: skip
ODD_JSON = [None, [], {}, 1, float("inf"), "", True, ["a"], {"a": 1}, "9999-12-31", "²", [None], "x" * 300]  # fmt: skip
ACTS = """\
  - {id: A1, event: annual_report, on: 2024-01-15, recorded_at: '2024-01-15T09:00:00+08:00', year: 2023}
  - {id: A2, event: review_applied, on: 2027-03-01, document_number: null}
  - {id: A3, event: review_passed, on: 2027-04-01, document_number: null}
  - {id: A4, event: corrected, on: 2027-04-01, of: A3, values: {on: 2027-04-02}}
  - {id: A5, event: revoked, on: 2028-04-01, ground: '14.1', document_number: x}
  - {id: A6, event: set_aside, on: 2028-05-01, of: A5, document_number: x}
  - {id: A7, event: renamed, on: 2028-06-01, name: 乙}
"""
QUESTIONS: list[tuple[str, ...]] = [
    ("list", "--expiring"), ("show", ID), ("history", ID), ("due", "--within", "999999"), ("stats",), ("check",),
    ("export", "-"), ("list", "--as-of", "9999-12-31"), ("due", "--as-of", "2028-06-01"), ("rename", ID, "丙", "--dry-run"),
    ("cancel", ID, "--ground", "not-applied", "--document", "x", "--dry-run"), ("repack", "--dry-run"),
    ("recognise", "--name", "新", "--county", "冠县", "--dry-run"), ("correct", ID, "A1", "year=2022", "--dry-run"),
]  # fmt: skip
LAW: list[tuple[str, ...]] = [
    ("due", "--as-of", "2027-06-01"), ("report", ID, "--on", "2024-01-15", "--dry-run"),
    ("cancel", ID, "--ground", "not-applied", "--document", "x", "--on", "2027-06-01", "--dry-run"),
    ("list", "--as-of", "2027-03-01"), ("notice", "review", "--year", "2027", "-o", "n.docx"),
    ("notice", "cancellation", "--as-of", "2028-01-01", "-o", "n.docx"), ("notice", "revocation", "--id", ID, "-o", "n.docx"),
]  # fmt: skip


def changed(text: str) -> Iterator[str]:
    """A text with each of its values, and each of its keys, made odd in turn."""
    for at, value in enumerate(re.finditer(r"(?<=: )[^,{}\[\n#]+(?=[,}\n])", text)):
        for odd in ODD[at % 3 :: 3]:
            yield text[: value.start()] + odd + text[value.end() :]
    for at, key in enumerate(re.finditer(r"\w+(?=: )", text)):
        yield text[: key.start()] + ("of", "on", "event")[at % 3] + text[key.end() :]


def places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a JSON value, from the top."""
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, each in inner:
        yield (*above, key)
        yield from places(each, (*above, key))


def replaced(value: Any, place: Sequence[Any], by: Any) -> Any:
    """A JSON value with another one at a place."""
    key, *below = place
    inner = replaced(value[key], below, by) if below else by
    if isinstance(value, dict):
        return value | {key: inner}
    return [inner if at == key else each for at, each in enumerate(value)]


def test_whatever_a_file_of_a_register_says(office: Office) -> None:
    cluster, header = office.file(ID), office.folder / "register.yaml"
    cluster.write_text(cluster.read_text("utf-8") + ACTS, "utf-8")
    asked = 0
    for path in (cluster, header):
        sound = path.read_text("utf-8")
        for number, odd in enumerate(share([*changed(sound)], 14)):
            path.write_text(odd, "utf-8")
            words = QUESTIONS[number % len(QUESTIONS)]
            assert office.run("register", *words, "--register", office.folder).code != BUG, (
                words,
                odd,
            )
            asked += 1
        path.write_text(sound, "utf-8")
    assert asked > 25


def test_whatever_a_chain_of_seals_says(office: Office) -> None:
    path = office.folder / "seals" / "市局.jsonl"
    first, *others = path.read_text("utf-8").splitlines()
    seal = json.loads(first)
    for at, key in enumerate(seal):
        for odd in (each for each in ODD_JSON[at % 3 :: 3] if each != seal[key]):
            path.write_text("\n".join([json.dumps(seal | {key: odd}), *others, ""]), "utf-8")
            assert office.run("register", "check", "--register", office.folder).code == 7


def test_whatever_the_rulebook_of_a_register_says(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LCCLUSTER_RULES", str(tmp_path / "rules"))
    path = shutil.copytree(FOLDER, tmp_path / "rules" / FOLDER.name) / "measure.yaml"
    head, mark, rest = path.read_text("utf-8").partition("readings:")
    empty = [re.sub(r"^duties:.*?(?=^\S)", "duties: []\n", head, flags=re.S | re.M),
             re.sub(r"^grounds:.*", "grounds: {cancel: [], revoke: []}\n", head, flags=re.S | re.M)]  # fmt: skip
    asked = [(each, words) for each in empty for words in LAW]
    asked += [(odd, LAW[at % len(LAW)]) for at, odd in enumerate(share([*changed(head)], 4))]
    for odd, words in asked:
        path.write_text(odd + mark + rest, "utf-8")
        assert office.run("register", *words, "--register", office.folder).code != BUG, (words, odd)


def test_whatever_stands_anywhere_in_a_rulebook(run: Run, tmp_path: Path) -> None:
    """Each value, list and group of each of its files in turn is of another kind, or empty."""
    draft = shutil.copytree(FOLDER, tmp_path / "draft")
    form = EXAMPLES / "complete" / "application.yaml"
    asked: list[tuple[object, ...]] = [
        ("rules", "check", draft), ("check", form, "--rules", draft), ("rules", "show", "--rules", draft), ("rules", "diff", FOLDER, draft),
    ]  # fmt: skip
    for path in sorted(draft.glob("*.yaml")):
        sound = path.read_text("utf-8")
        said = yaml.load(sound, yaml.CBaseLoader)
        for at, place in enumerate(share([*places(said)], 2)):
            odd = replaced(said, place, ODD_JSON[at * 3 % len(ODD_JSON)])
            path.write_text(json.dumps(odd, ensure_ascii=False), "utf-8")
            assert run(*asked[at % 4]).code != BUG, (path.name, place)
        path.write_text(sound, "utf-8")


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_whatever_an_export_says(office: Office, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"export.{kind}"
    office("export", path)
    text = path.read_text("utf-8-sig")
    odd_ones = _odd_json(json.loads(text)) if kind == "json" else _odd_csv(text)
    for odd in share([*odd_ones], 10):
        path.write_text(odd, "utf-8")
        ran = office.run("register", "import", path, "--register", office.folder)
        assert ran.code != BUG, odd


def _odd_json(export: Any) -> Iterator[str]:
    for at, place in enumerate(places(export)):
        yield json.dumps(replaced(export, place, ODD_JSON[at % len(ODD_JSON)]))


def _odd_csv(text: str) -> Iterator[str]:
    lines = text.splitlines()
    for at, line in enumerate(lines):
        for odd in (
            line + ",x",
            line + ",x,y",
            line.rpartition(",")[0],
            "",
            '"',
            line.replace(",", ";"),
            ",," + line,
        ):
            yield "\n".join([*lines[:at], odd, *lines[at + 1 :]])


def test_a_row_with_a_cell_too_many_is_named_by_its_line(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    office("export", path)
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([*lines[:4], lines[4] + ",x", *lines[5:]]), "utf-8")
    assert f"{path}:5: This row has more cells" in office("import", path, exits=2).err


def test_whatever_an_earlier_result_says(run: Run, tmp_path: Path) -> None:
    folder, path = EXAMPLES / "complete", tmp_path / "result.json"
    words = (folder / "application.yaml", "--findings", folder / "findings.yaml")
    made = json.loads(run("check", *words, "--format", "json").out)
    told = [place for place in places(made) if len(place) < 5 or place[2] == "conditions"]
    for at, place in enumerate(share(told, 5)):
        for odd in ODD_JSON[at % 4 :: 4]:
            path.write_text(json.dumps(replaced(made, place, odd)), "utf-8")
            assert run("verify", path).code != BUG, (place, odd)


OPTIONS: list[tuple[str, ...]] = [
    ("list", "--year"), ("list", "--within"), ("list", "--as-of"), ("list", "--known-at"), ("due", "--within"),
    ("due", "--as-of"), ("show", ID, "--as-of"), ("stats", "--as-of"), ("report", ID, "--dry-run", "--on"),
    ("report", ID, "--dry-run", "--year"), ("recognise", "--name", "新", "--county", "冠县", "--on"),
    ("cancel", ID, "--dry-run", "--ground"), ("correct", ID, "recognised", "--dry-run"), ("set-aside", ID),
    ("due", "--within", "999999", "--as-of"), ("list", "--expiring", "--as-of"), ("check", "--against"), ("show",),
]  # fmt: skip


ODD_WORDS = [*ODD, "on=9999-12-31", "year=²", "values=x", "9995-01-01", "9994-12-31"]


@pytest.mark.parametrize("at", range(len(OPTIONS)), ids=lambda at: " ".join(OPTIONS[at]))
def test_whatever_an_option_says(office: Office, at: int) -> None:
    words = OPTIONS[at]
    for odd in share([*ODD_WORDS[at:], *ODD_WORDS[:at]], 3):
        assert office.run("register", *words, odd, "--register", office.folder).code != BUG, odd
    office("list")


@pytest.mark.parametrize(
    "words", [("check",), ("verify",), ("form", "import"), ("rules", "check"), ("register", "list", "--register")]
)  # fmt: skip
def test_a_name_that_no_file_can_have_is_said_to_be_too_long(
    run: Run, words: tuple[str, ...]
) -> None:
    ran = run(*words, "长" * 300)
    assert (ran.code, "The name is longer than the disk takes" in ran.err) == (2, True)
