"""What is gone, what is empty and what cannot be read are three things, and each is called what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_round_check import HERE, Held, held

from offices import Office, empty, office
from running import EXAMPLES, Run

__all__ = ["empty", "held", "office"]
READING = [
    ("check", "{}.docx"),
    ("check", "{}.xlsx"),
    ("verify", "{}.json"),
    ("simulate", "{}.csv", "--rules", "liaocheng-2021-97"),
    ("register", "receive", "{}.lcp", "--register", "register"),
    ("register", "import", "{}.csv", "--register", "register"),
    ("register", "import", "{}.json", "--register", "register"),
    ("register", "init", "--from", "{}.csv", "--on", "2022-05-09", "--register", "new"),
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_an_empty_file_a_link_to_nothing_and_a_folder_are_called_so(
    words: tuple[str, ...],
    office: Office,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(office.folder.parent)
    ending = next(each for each in words if each.startswith("{}")).removeprefix("{}")
    Path(f"empty{ending}").touch()
    Path(f"gone{ending}").symlink_to("nowhere")
    assert "The file is empty." in run(*(each.format("empty") for each in words)).err
    assert "what it leads to is gone" in run(*(each.format("gone") for each in words)).err
    assert "There is no such file." in run(*(each.format("nowhere") for each in words)).err
    Path(f"folder{ending}").mkdir()
    assert run(*(each.format("folder") for each in words)).code == 2
    assert not Path("new").exists()


def test_a_round_whose_own_record_is_gone_is_no_place_without_a_round(held: Held) -> None:
    (HERE / "round.yaml").rename("round.yaml")
    for words in (("list",), ("todo",), ("open", "2025", "--call", HERE / "call.yaml")):
        said = held.run("round", *words)
        assert said.code == 2
        assert "“round.yaml” of this round is gone; its applications lie here still." in said.err
    assert not (HERE / "round.yaml").exists()


def test_a_folder_that_is_not_there_is_no_folder_that_holds_no_round(held: Held) -> None:
    assert "There is no such folder." in held.run("round", "list", "--round", "nowhere").err
    Path("empty").mkdir()
    assert "it has no round.yaml" in held.run("round", "list", "--round", "empty").err


def test_a_register_whose_header_is_gone_is_called_so(office: Office) -> None:
    (office.folder / "register.yaml").rename(office.folder.parent / "away")
    said = office("list", exits=2).err
    assert "“register.yaml” of this register is gone; its titles lie here still." in said


@pytest.mark.parametrize("paper", ["call.yaml", "panel.yaml"])
def test_a_paper_that_is_gone_is_told_from_one_that_is_another(held: Held, paper: str) -> None:
    text = (HERE / paper).read_text("utf-8")
    (HERE / paper).unlink()
    said = held.round("check", code=7).err
    assert f"{paper}: This file was recorded and is gone." in said
    assert "not the file that was recorded" not in said
    (HERE / paper).write_text(text + "# \n", "utf-8")
    said = held.round("check", code=7).err
    assert f"{paper}: This is not the file that was recorded." in said
    assert "was recorded and is gone" not in said


def test_a_folder_of_findings_that_holds_none_is_said(
    office: Office, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "none"
    folder.mkdir()

    form = str(EXAMPLES / "complete" / "application.yaml")
    ran = run("check", form, "--findings", folder)
    assert ran.code == 3
    assert f"{folder}: No findings lie in this folder." in ran.err


def test_a_title_that_is_gone_is_told_from_one_whose_file_cannot_be_read(office: Office) -> None:
    file = office.file("LC-2022-001")
    data = file.read_bytes()
    file.unlink()
    assert "The file of LC-2022-001 was sealed and is gone." in office("check", exits=7).err
    file.write_bytes(b"\xff\xff\xff")
    said = office("check", exits=7).err
    assert "LC-2022-001 was sealed, and cannot be read in its file." in said
    assert "is gone" not in said
    file.write_bytes(data.replace(b"id: LC-2022-001", b"id: LC-2022-099", 1))
    said = office("check", exits=7).err
    assert "LC-2022-001 was sealed, and cannot be read in its file." in said
