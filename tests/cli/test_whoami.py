"""`register whoami`: who works on a computer; each writer keeps a chain of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lccluster.files.disk.places.of_the_user import settings_folder
from lccluster.files.register.ids import by_chance
from lccluster.files.register.installation import office_file
from offices import LISTED, Office, empty, office

__all__ = ["empty", "office"]
ID, OURS = "LC-2022-007", "LC-2022-009"  # both of 冠县


@pytest.fixture
def at(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that says who works here; it is not there yet."""
    path = tmp_path / "settings" / "office.yaml"
    monkeypatch.setenv("LCCLUSTER_OFFICE", str(path))
    return path


def sit_at(monkeypatch: pytest.MonkeyPatch, path: Path, writer: str, office: str) -> None:
    """Let what follows be typed on a computer of another office."""
    path.write_text(f"writer: {writer}\noffice: {office}\n", "utf-8")
    monkeypatch.setenv("LCCLUSTER_OFFICE", str(path))


def test_without_a_word_the_city_is_meant_and_that_is_said(office: Office, at: Path) -> None:
    ran = office("whoami")
    assert "until then it writes for 市局" in ran.out
    assert "register whoami --office" in ran.err
    assert office.json("whoami") == {
        "writer": "市局",
        "office": "市局",
        "person": None,
        "file": None,
    }


@pytest.mark.parametrize("written", ["冠县", "371525", "冠县工信局"])
def test_it_is_said_once_by_any_name_of_the_office_and_kept(
    office: Office, at: Path, written: str
) -> None:
    made = office.json("whoami", "--office", written, "--person", "王某")
    assert re.fullmatch(r"冠县-[A-Z0-9]{4}", made["writer"])
    assert (made["office"], made["person"], made["file"]) == ("冠县", "王某", str(at))
    assert office.json("whoami") == made
    before = at.read_bytes()
    for words in (("--office", "莘县"), ("--person", "李某")):
        assert made["writer"] in office("whoami", *words, exits=2).err
    assert at.read_bytes() == before


@pytest.mark.parametrize("writer", ["甲-7F3K", "莘县-7F3K", "市局-7F3K"])
def test_a_writer_is_named_after_its_office(office: Office, at: Path, writer: str) -> None:
    at.parent.mkdir()
    at.write_text(f"writer: {writer}\noffice: 冠县\n", "utf-8")
    ran = office("whoami", exits=2)
    assert "office.yaml:1:9: writer: “" in ran.err
    assert "lccluster register whoami --office 冠县" in ran.err


def test_a_person_alone_says_no_office(office: Office, at: Path) -> None:
    assert "--office" in office("whoami", "--person", "王某", exits=2).err
    assert not at.exists()


def test_no_sign_of_a_writer_looks_like_another() -> None:
    drawn = {sign for _ in range(200) for sign in by_chance()}
    assert len(drawn) > 15
    assert not drawn & set("0O1IL2Z5S8B")


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"XDG_CONFIG_HOME": "/somewhere"}, "/somewhere/lccluster"),
        ({"XDG_CONFIG_HOME": "relative"}, str(Path.home() / ".config/lccluster")),
        ({}, str(Path.home() / ".config/lccluster")),
    ],
)
def test_settings_lie_where_the_system_keeps_them(
    environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert settings_folder(environment) == Path(folder)
    assert office_file(environment) == Path(folder, "office.yaml")
    assert office_file(environment | {"LCCLUSTER_OFFICE": "/a.yaml"}) == Path("/a.yaml")


@pytest.mark.parametrize(
    ("environment", "folder"), [({"APPDATA": "/r"}, "/r"), ({}, "~/AppData/Roaming")]
)
def test_settings_on_windows_lie_where_windows_keeps_them(
    environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert settings_folder(environment) == Path(folder).expanduser() / "lccluster"


def test_a_user_without_a_home_is_the_city_and_can_be_nobody_else(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    for name in ("LCCLUSTER_OFFICE", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert office.json("whoami")["office"] == "市局"
    assert "LCCLUSTER_OFFICE" in office("whoami", "--office", "冠县", exits=2).err


def test_before_there_is_a_register_the_offices_are_those_of_the_latest_measure(
    empty: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_OFFICE", str(tmp_path / "office.yaml"))
    assert empty.json("whoami", "--office", "临清")["office"] == "临清市"


def test_each_writer_appends_to_its_own_chain_and_touches_no_other(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = office("check", "--root").out.strip()
    before = office.files()
    sit_at(monkeypatch, tmp_path / "a.yaml", "冠县-7F3K", "冠县")
    office("report", ID, "--year", "2024")
    office("rename", OURS, "冠县轴承产业集群")
    office("check", "--root")
    assert office.last(OURS)["recorded_by"] == "冠县-7F3K"
    assert office.last(OURS)["by"] == "冠县"
    changed = {name for name, data in office.files().items() if before.get(name) != data}
    assert {name for name in changed if name.startswith("seals")} == {
        "seals/冠县-7F3K.jsonl",
        "seals/heads/冠县-7F3K.jsonl",
    }
    assert office.codes("--against", printed) == []
    chain = (office.folder / "seals/冠县-7F3K.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["i"] for line in chain] == [1, 2]


def test_a_chain_under_another_writer_s_name_is_found(office: Office) -> None:
    chain = office.folder / "seals" / "市局.jsonl"
    chain.rename(chain.with_name("冠县-7F3K.jsonl"))
    assert "broken-chain" in office.codes()


def test_where_several_write_and_nobody_is_named_it_is_said(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as inside:
        sit_at(inside, tmp_path / "a.yaml", "冠县-7F3K", "冠县")
        assert office("report", ID, "--year", "2024", "--quiet").err == ""
    assert "whoami" in office("rename", OURS, "乙").err


def test_what_a_county_recorded_of_a_decision_is_damage(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office.file(ID)
    line = "  - {id: 手工-1, event: revoked, on: 2024-05-09, ground: 14.2, document_number: 第1号, recorded_by: 冠县-7F3K}\n"
    path.write_bytes(path.read_bytes() + line.encode())
    sit_at(monkeypatch, tmp_path / "a.yaml", "冠县-7F3K", "冠县")
    assert office.codes() == ["not-ours-to-decide", "chain-gone"]


@pytest.mark.parametrize(
    "words",
    [
        ("recognise", "--name", "甲", "--county", "冠县", "--on", "2022-06-01"),
        ("recognise", "--name", "甲", "--county", "冠县", "--override", "会议决定"),
        ("cancel", ID, "--ground", "not-applied", "--document", "第1号"),
        ("revoke", ID, "--ground", "14.1", "--document", "第1号"),
        ("pass-review", ID, "--override", "会议决定"),
        ("fail-review", ID),
        ("set-aside", ID, "recognised", "--document", "第1号"),
        ("correct", ID, "recognised", "on=2022-05-10"),
    ],
    ids=lambda words: " ".join(words[::2]),
)
def test_what_decides_on_a_title_is_refused_on_a_county_s_computer(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    sit_at(monkeypatch, tmp_path / "a.yaml", "冠县-7F3K", "冠县")
    before = office.files()
    said = office(*words, exits=6).err
    assert re.search(r"市局 decides on this, .* \(Article (9|13|14)\)", said)
    assert office.files() == before


@pytest.mark.parametrize(
    "words",
    [
        ("report", ID, "--year", "2024"),
        ("report", ID, "--year", "2024", "--from", "county"),
        ("rename", ID, "乙"),
        ("apply-review", ID, "--on", "2027-01-20", "--override", "提前报送"),
    ],
    ids=lambda words: " ".join(words[::2]),
)
def test_what_is_only_recorded_a_county_s_computer_takes(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    sit_at(monkeypatch, tmp_path / "a.yaml", "冠县-7F3K", "冠县")
    office(*words)
    assert office.codes() == []


@pytest.mark.parametrize("of", ["莘县", "莘县工信局"])
def test_what_another_county_owes_is_refused_and_the_rest_is_recorded(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    report = ("report", ID, "--year", "2024", "--from")
    sit_at(monkeypatch, tmp_path / "a.yaml", "莘县-7F3K", of)
    before = office.files()
    for reason in ((), ("--override", "代报")):
        said = office(*report, "county", *reason, exits=6).err
        assert "冠县 owes this report itself, and this is a computer of 莘县. (Article 12)" in said
    assert office.files() == before
    office(*report, "cluster")
    office("rename", ID, "乙")
    monkeypatch.setenv("LCCLUSTER_OFFICE", str(tmp_path / "nobody.yaml"))
    office(*report, "county")  # the city's
    assert office.codes() == []


def test_a_county_s_computer_begins_no_register_with_titles(
    empty: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit_at(monkeypatch, tmp_path / "a.yaml", "冠县-7F3K", "冠县")
    said = empty("init", "--from", LISTED, exits=6).err
    assert said.count("decides on this") == 1  # whatever the list is long
    assert not empty.folder.exists()


def test_who_says_a_person_without_an_office_is_told_that_the_office_is_missing(
    empty: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_OFFICE", str(tmp_path / "office.yaml"))
    said = empty("whoami", "--person", "王某", exits=2).err
    assert said.startswith("--office is missing. Known here: 市局,")
