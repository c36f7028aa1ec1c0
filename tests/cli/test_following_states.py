"""What is named next fits the state that a command leaves, and is typed for the folders that its line named."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_following import WRITTEN
from test_packs import Offices, offices, report

from lccluster.cli.program.settings import take_settings
from lccluster.language import English, speak
from offices import LISTED, Office, empty, office
from running import Run

__all__ = ["empty", "office", "offices"]
IDS = ("LC-2022-009", "LC-2022-007")  # both of 冠县


@pytest.fixture
def in_conflict(offices: Offices) -> Office:
    """The city's register, in which two reports were recorded twice."""
    for name in ("冠县", "市局"):
        for each in IDS:
            report(offices.of(name), each, 2024)
    offices.pack("冠县", "1.lcp")
    city = offices.of("市局")
    city("receive", "1.lcp", exits=8)
    return city


def _next(office: Office, *words: str) -> list[str]:
    ran = office(*words)
    return WRITTEN.findall(ran.out + ran.err)


def test_after_the_last_conflict_there_is_none_to_look_for(in_conflict: Office) -> None:
    settling = ("settle", "1", "--keep", "ours", "--reason", "核实")
    here = f" --register {in_conflict.folder}"
    assert _next(in_conflict, *settling, "--dry-run") == []
    assert _next(in_conflict, *settling) == [f"register conflicts{here}"]
    assert _next(in_conflict, *settling) == [f"register check{here}"]


def test_a_register_named_on_the_line_is_named_again(office: Office) -> None:
    ran = office("report", "LC-2022-009", "--year", "2024", "--on", "2025-01-12")
    here = f" --register {office.folder}"
    assert WRITTEN.findall(ran.err) == [f"register due{here}"]
    assert f"--reason …{here}" in ran.out


@pytest.mark.parametrize(
    ("typed", "command", "again"),
    [
        ("", "round todo", "round todo"),
        ("--register city", "register list", "register list --register city"),
        ("--register=城 局", "register list", 'register list --register "城 局"'),
        ("--round 2025", "register list", "register list"),
        ("--round 2025", "lccluster round todo", "lccluster round todo --round 2025"),
        ("--register a --round b", "round todo", "round todo --register a --round b"),
        ("--register city", "check …", "check …"),
    ],
)
def test_only_what_asks_for_a_folder_is_given_it(typed: str, command: str, again: str) -> None:
    words = [typed] if "=" in typed else typed.split()
    settings, _ = take_settings(words, {"LCCLUSTER_REGISTER": "usual", "LCCLUSTER_ROUND": "usual"})
    speak("en", lambda _: English())
    assert settings.again(command) == again


def test_whoever_says_who_works_here_has_a_register_to_make_or_to_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for file, follows in (("1.yaml", "register init --from …"), ("2.yaml", "register list")):
        monkeypatch.setenv("LCCLUSTER_OFFICE", str(tmp_path / file))
        assert WRITTEN.findall(run("register", "whoami", "--office", "市局").err) == [follows]
        assert WRITTEN.findall(run("register", "whoami").err) == []
        if not Path("register").exists():
            run("register", "init", "--from", LISTED)


def test_nobody_is_said_to_write_before_it_was_said_who(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_OFFICE", str(tmp_path / "office.yaml"))
    ran = run("register", "whoami", lang="zh")
    assert ran.out == "还没有说明本机属于哪个单位；说明之前按市局登记。\n"
    assert ran.err == "用“lccluster register whoami --office … --person …”说明一次即可。\n"


# --- the commands that sentences name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_command_within_a_sentence_names_the_register_and_the_round_that_the_line_named(
    run: Run, lang: str
) -> None:
    named = run("register", "list", "--register", "没有", lang=lang).err
    assert "“lccluster register init --register 没有”" in named
    both = run("round", "show", "--round", "没有", "--register", "甲 乙", lang=lang).err
    assert '--register "甲 乙" --round 没有”' in both
    assert "“lccluster register init”" in run("register", "list", lang=lang).err


def test_a_command_of_another_folder_or_for_help_names_none(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "x.yaml"
    other.write_text("x: 1\n", "utf-8")
    assert "“lccluster register export FILE.json”" in office("import", other, exits=2).err
    assert "list --help”" in office("list", "--nothing", exits=2).err
