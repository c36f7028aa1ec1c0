"""A name is what people see of it: blanks alone, and signs that nobody sees, are refused wherever one is typed or read."""

from __future__ import annotations

from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.register.installation import read_installation
from lccluster.files.round.call_and_panel import read_panel
from lccluster.files.rules.rulebook_folder import read_offices
from lccluster.quantities import QuantityError
from lccluster.quantities.names import read_called, read_name
from lccluster.usecases.register.exchange.promulgated import read_list
from offices import Office, empty, office
from running import EXAMPLES, ROOT, Run

__all__ = ["empty", "office"]
ID = "LC-2022-001"
RULES = ROOT / "rules" / "liaocheng-2021-97"
UNSEEN = "\u200b\u200d\u2060\u202e\u2066\u200f\ufeff\u00ad\u3164\u2028\n\t\x07"
TYPED = [
    ("recognise", "--name", "冠县{}木业", "--county", "冠县", "--on", "2025-05-09"),
    ("rename", ID, "临清{}纺织"),
    ("correct", ID, "renamed", "name=临清{}纺织"),
]


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_a_sign_that_nobody_sees_stands_in_no_name(sign: str) -> None:
    with pytest.raises(QuantityError) as refused:
        read_name(f"冠县{sign}轴承")
    assert refused.value.fault.code == "unseen-sign"


@pytest.mark.parametrize(
    "name", ["王某", "E-1", "冠县（轴承）", "O'Neil 甲", "葛\U000e0100某", " 甲 "]
)
def test_what_is_seen_is_a_name(name: str) -> None:
    assert read_name(name) == name.strip()


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\ufeff"], ids=ascii)
@pytest.mark.parametrize("words", TYPED, ids=lambda words: words[0])
def test_a_typed_name_is_refused_and_nothing_changes(
    office: Office, words: tuple[str, ...], sign: str
) -> None:
    before = office.files()
    ran = office(*(each.format(sign) for each in words), exits=2)
    assert "a sign that is not to be seen" in ran.err
    assert office.files() == before


@pytest.mark.parametrize("words", TYPED, ids=lambda words: words[0])
def test_a_name_that_names_nothing_is_refused(office: Office, words: tuple[str, ...]) -> None:
    before = office.files()
    typed = (each.replace("冠县{}木业", "无").replace("临清{}纺织", "没有") for each in words)
    assert "says nothing" in office(*typed, exits=2).err
    assert office.files() == before


def test_a_person_who_works_here_is_named_by_what_is_seen(office: Office, tmp_path: Path) -> None:
    said = office("whoami", "--office", "冠县", "--person", "王\u200b某", exits=2).err
    assert said.startswith("--person: ")


def test_a_name_that_stands_sealed_already_is_named_by_a_check(office: Office) -> None:
    path = office.file(ID)
    path.write_text(path.read_text("utf-8").replace("name: ", "name: \u200b", 1), "utf-8")
    said = office("check", exits=7).err
    assert f"{path}:2:7: name: A name begins with a line break, or" in said
    assert f"lccluster register rename {ID} …" in said


def test_a_form_and_findings_name_people_and_places_by_what_is_seen(
    run: Run, tmp_path: Path
) -> None:
    complete = EXAMPLES / "complete"
    for name in ("application.yaml", "findings.yaml"):
        text = (complete / name).read_text("utf-8")
        (tmp_path / name).write_text(text, "utf-8")
        spoilt = text.replace("某镇", "某\u200b镇").replace("王某", "王\u200b某")
        (tmp_path / f"spoilt-{name}").write_text(spoilt, "utf-8")
    form = run("check", tmp_path / "spoilt-application.yaml")
    assert form.code == 2
    assert form.err.count("a sign that is not to be seen") == 2  # applicant and cluster
    by = run(
        "check", tmp_path / "application.yaml", "--findings", tmp_path / "spoilt-findings.yaml"
    )
    assert by.code == 2
    assert "findings[0].by: In a name" in by.err


PANEL = "experts:\n- {{id: {0}, name: {1}, unit: 某大学, ties: [{{to: {2}, kind: other}}]}}\n"
FILES = [
    (read_panel, PANEL.format('"E\u200b1"', "甲某", "莘县")),
    (read_panel, PANEL.format("E1", '" "', "莘县")),
    (read_panel, PANEL.format("E1", "甲某", "莘\u200b县")),
    (read_list, "promulgated_on: 2022-05-09\nauthority: 市局\nclusters:\n- {name: 冠\u200b县, county: 冠县}\n"),
    (lambda path: read_installation(path, read_offices(RULES)), 'writer: 冠县-7F3K\noffice: 冠县\nperson: "甲\\u202e"\n'),
]  # fmt: skip


@pytest.mark.parametrize(("read", "text"), FILES, ids=range(len(FILES)))
def test_a_file_that_people_write_is_refused_with_the_place(
    read: object, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(Unusable) as refused:
        read(path)  # type: ignore[operator]
    [problem] = refused.value.problems
    assert problem.code in ("unseen-sign", "blank-name")
    assert problem.line


@pytest.mark.parametrize("alias", ['" "', '""', '"\\u200b"', '"莘\\u200b县"'])
def test_an_office_is_called_by_no_blank_and_by_nothing_unseen(alias: str, tmp_path: Path) -> None:
    text = (RULES / "offices.yaml").read_text("utf-8")
    assert "aliases: [" in text
    (tmp_path / "offices.yaml").write_text(
        text.replace("aliases: [", f"aliases: [{alias}, ", 1), "utf-8"
    )
    with pytest.raises(Unusable) as refused:
        read_offices(tmp_path)
    [problem] = refused.value.problems
    assert problem.code in ("unseen-sign", "blank-name")


def test_a_name_that_no_screen_holds_is_none() -> None:
    with pytest.raises(QuantityError) as refused:
        read_name("冠县" + "长" * 40_000)
    assert refused.value.fault.code == "too-long"
    assert len(str(refused.value.fault.message)) < 100


@pytest.mark.parametrize("figure", ["2025-03-01", "45000", "2025年3月1日", "３０"])
def test_a_figure_or_a_day_names_nobody(figure: str) -> None:
    assert read_name(figure)  # an id may be one
    with pytest.raises(QuantityError) as refused:
        read_called(figure)
    assert refused.value.fault.code == "no-name"
