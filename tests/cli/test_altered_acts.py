"""Acts that are not as they were sealed: said with every answer that is drawn from them, and nothing goes out that is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lccluster.files.register.index import kept as index_kept
from lccluster.usecases.register.room import Room
from offices import Office, empty, office

__all__ = ["empty", "office"]

ID, OTHER = "LC-2022-001", "LC-2022-002"
CHANGED = "was changed after it was sealed"
ASKING = (
    ("list",),
    ("list", "--format", "json"),
    ("due",),
    ("stats",),
    ("show", ID),
    ("history", ID),
    ("figures", ID),
    ("outlook",),
    ("candidates", "--rules", "sme-clusters-2022"),
    ("export", "-"),
)
WRITING = (
    ("list", "--xlsx", "out.xlsx"),
    ("due", "--ics", "out.ics"),
    ("export", "out.json"),
    ("export", "out.xlsx"),
    ("outlook", "--xlsx", "out.xlsx"),
    ("report-page", "out.html"),
    ("notice", "recognition", "-o", "out.docx"),
    ("pack", "-o", "out.lcp"),
)


@pytest.fixture
def altered(office: Office) -> Office:
    """The ten, of one of which the day of its recognition was changed by hand."""
    _alter(office)
    return office


def _alter(office: Office, old: str = "on: 2022-05-09", new: str = "on: 2022-06-09") -> None:
    path = office.file(ID)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
def test_every_answer_says_which_act_is_not_as_it_was_sealed(
    altered: Office, words: tuple[str, ...]
) -> None:
    said = altered(*words).err
    assert said.count(CHANGED) == 1
    assert "LC-2022-001.yaml:5:5" in said


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_no_document_is_written_that_would_rest_on_it(
    altered: Office, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = altered.files()
    assert altered(*words, exits=7).err.count(CHANGED) == 1
    assert not [*tmp_path.glob("out.*")]
    assert altered.files() == before


@pytest.mark.parametrize(
    "words", [("due",), ("due", "--format", "json"), ("export", "-")], ids=" ".join
)
def test_what_streams_holds_file_by_file_against_the_seals(
    altered: Office, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred thousand titles at once take a gigabyte."""
    monkeypatch.setattr(Room, "entries", None)
    assert altered(*words).err.count(CHANGED) == 1


def test_an_act_that_was_taken_out_is_missed(office: Office) -> None:
    office("report", ID, "--year", "2023", "--on", "2024-01-10")
    path = office.file(ID)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert "was sealed and is gone" in office("list").err
    assert "was sealed and is gone" in office("show", ID).err


@pytest.mark.parametrize("behind", [True, False])
def test_a_line_that_was_copied_with_its_id_and_changed_is_said(
    office: Office, behind: bool
) -> None:
    path = office.file(ID)
    text = path.read_text("utf-8")
    line = text.splitlines(keepends=True)[-1]
    other = line.replace("on: 2022-05-09", "on: 2022-06-09")
    path.write_text(text.replace(line, line + other if behind else other + line), "utf-8")
    said = office("list").err
    assert said.count("stands 2 times in the register") == 2
    assert (CHANGED in said) is behind
    office("export", office.folder.with_name("out.json"), exits=7)
    office("report", ID, "--year", "2023", "--on", "2024-01-10", exits=7)


def test_a_title_whose_file_is_gone_is_missed(office: Office) -> None:
    office.file(ID).unlink()
    assert f"The file of {ID} was sealed and is gone" in office("list").err
    assert f"The file of {ID} was sealed and is gone" in office("show", ID, exits=2).err


def test_nothing_is_recorded_on_such_a_title_and_on_others_as_ever(altered: Office) -> None:
    before = altered.files()
    report = ("report", "--year", "2023", "--on", "2024-01-10")
    for more in ((), ("--dry-run",)):
        said = altered(*report, ID, *more, exits=7).err
        assert said.count(CHANGED) == 1
        assert "Nothing is recorded" in said
    assert altered.files() == before
    assert CHANGED not in altered(*report, OTHER).err


def test_what_is_restored_is_said_no_more(altered: Office) -> None:
    _alter(altered, "on: 2022-06-09", "on: 2022-05-09")
    assert altered("list").err == ""
    altered("export", altered.folder.with_name("out.json"))


def test_an_act_added_by_hand_and_not_sealed_yet_is_no_damage(office: Office) -> None:
    with office.file(ID).open("a", encoding="utf-8") as file:
        file.write('  - {event: annual_report, on: 2024-01-10, year: "2023"}\n')
    assert CHANGED not in office("list").err
    office("export", office.folder.with_name("out.json"))


def test_a_chain_that_cannot_be_read_is_said_where_it_breaks_off(office: Office) -> None:
    [chain] = office.folder.glob("seals/*.jsonl")
    chain.write_bytes(chain.read_bytes().replace(b'"hash"', b'"hush"', 1))
    assert f"{chain.name}:1:1" in office("list").err


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_chain_of_something_else_is_no_chain_and_is_not_called_gone(
    office: Office, end: str
) -> None:
    [chain] = office.folder.glob("seals/*.jsonl")
    chain.write_text(f"garbage{end}", "utf-8")
    assert office.codes() == ["torn-seal"]
    said = [office(*each).err for each in (("list",), ("show", ID), ("due",))]
    said.append(office("rename", ID, "冠县新名", exits=2).err)
    assert all(f"{chain}:1:1: This line is no seal" in each for each in said)
    assert not any("gone" in each for each in said)
    assert chain.read_text("utf-8") == f"garbage{end}"


def test_a_chain_that_says_the_same_in_other_spacing_says_the_same(altered: Office) -> None:
    [chain] = altered.folder.glob("seals/*.jsonl")
    chain.write_bytes(chain.read_bytes().replace(b'": ', b'":  '))
    assert CHANGED in altered("list").err


def test_a_file_that_cannot_be_read_hides_no_act_of_another(altered: Office) -> None:
    altered.file(OTHER).write_text("id: [", "utf-8")
    said = altered("list", exits=2).err
    assert said.count(CHANGED) == 1
    assert "sealed and is gone" not in said


def test_simulated_titles_of_such_a_register_say_it_too(altered: Office) -> None:
    ran = altered.run("simulate", altered.folder, "--rules", "liaocheng-2021-97", lang="en")
    assert CHANGED in ran.err


# --- a register with an index


@pytest.fixture
def indexed(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Office:
    """The ten, as if they were too many to be read each time."""
    monkeypatch.setenv("LCCLUSTER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("lccluster.files.register.reading.scan.FEW", 1)
    return office


def test_the_first_index_finds_what_was_altered_before_it(indexed: Office) -> None:
    _alter(indexed)
    for _ in range(2):
        assert indexed("list").err.count(CHANGED) == 1
    assert [*indexed.folder.with_name("cache").glob("*.sqlite")]


def test_an_index_finds_what_was_altered_since_and_forgets_what_was_restored(
    indexed: Office,
) -> None:
    assert indexed("list").err == ""
    _alter(indexed)
    for words in (("list",), ("due",), ("stats",), ("list", "--expiring")):
        assert indexed(*words).err.count(CHANGED) == 1
    indexed("export", indexed.folder.with_name("out.json"), exits=7)
    _alter(indexed, "on: 2022-06-09", "on: 2022-05-09")
    assert indexed("list").err == ""


@pytest.mark.parametrize("words", [("due",), ("stats",), ("export", "-"), ("list",)], ids=" ".join)
def test_every_answer_without_the_index_says_that_nobody_believes_it(
    indexed: Office, words: tuple[str, ...]
) -> None:
    _alter(indexed)
    indexed.folder.with_name("cache").write_text("in the way", encoding="utf-8")
    said = indexed(*words).err
    assert said.count(CHANGED) == 1
    assert said.count("every file was read instead") == 1
    assert "every file was read" not in indexed(*words, "--quiet").err


def test_an_index_misses_a_title_whose_file_is_gone(indexed: Office) -> None:
    indexed("list")
    away = indexed.file(ID).rename(indexed.folder.with_name("away.yaml"))
    for _ in range(2):
        assert f"The file of {ID} was sealed and is gone" in indexed("list").err
    away.rename(indexed.folder / "clusters" / "临清市" / f"{ID}.yaml")
    assert indexed("list").err == ""


def test_with_an_index_the_acts_of_other_titles_are_recorded_as_ever(indexed: Office) -> None:
    indexed("list")
    _alter(indexed)
    report = ("report", "--year", "2023", "--on", "2024-01-10")
    assert CHANGED not in indexed(*report, OTHER).err
    assert CHANGED in indexed(*report, ID, exits=7).err


def test_of_a_title_among_a_years_the_index_says_it_before_and_after_it_was_asked(
    indexed: Office,
) -> None:
    """Chains are looked through where the index has not held all of a file against them."""
    indexed("repack")
    [year] = [each for each in indexed.folder.glob("clusters/临清市/2022*.yaml") if ID in each.read_text("utf-8")]  # fmt: skip
    indexed("list")
    whole = year.read_text(encoding="utf-8")
    year.write_text(whole.replace("on: 2022-05-09", "on: 2022-06-09", 1), encoding="utf-8")
    for _ in range(2):
        assert indexed("show", ID).err.count(CHANGED) == 1
    year.write_text(whole, encoding="utf-8")
    assert indexed("show", ID).err == ""


def test_a_chain_that_cannot_be_read_lets_no_index_come_to_stand(indexed: Office) -> None:
    [chain] = indexed.folder.glob("seals/*.jsonl")
    chain.write_bytes(chain.read_bytes().replace(b'"hash"', b'"hush"', 1))
    for _ in range(2):
        assert f"{chain.name}:1:1" in indexed("list").err


def test_an_index_made_before_notices_a_chain_that_did_not_only_grow(indexed: Office) -> None:
    indexed("list")
    [chain] = indexed.folder.glob("seals/*.jsonl")
    whole = chain.read_bytes()
    chain.write_bytes(whole.replace(b'"hash"', b'"hush"', 1))
    for _ in range(2):
        assert f"{chain.name}:1:1" in indexed("list").err
    indexed("export", indexed.folder.with_name("out.json"), exits=7)
    of_an_act = next(each for each in whole.splitlines() if b'"event": "0' in each)
    chain.write_bytes(whole.replace(of_an_act, of_an_act.replace(b'"hash": "', b'"hash": "0')))
    assert CHANGED in indexed("list").err
    chain.write_bytes(whole)
    assert indexed("list").err == ""
    indexed("report", ID, "--year", "2023", "--on", "2024-01-10")
    assert indexed("list").err == ""


def test_what_is_too_much_to_be_held_against_the_seals_is_said_until_a_check_has_done_it(
    indexed: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_kept, "VERIFIED_AT_ONCE", 0)
    for _ in range(2):
        assert "on this computer yet: 10." in indexed("list").err
    indexed("check")
    assert indexed("list").err == ""
    monkeypatch.undo()


# --- what is sealed beside the acts


@pytest.fixture(params=["files", "index"])
def kept(request: pytest.FixtureRequest, office: Office) -> Office:
    """The ten, read from their files or out of an index that stands already."""
    if request.param == "index":
        request.getfixturevalue("indexed")
        office("list")
    return office


def test_a_header_that_was_changed_by_hand_is_said_until_it_is_adopted(kept: Office) -> None:
    header = kept.folder / "register.yaml"
    header.write_text(header.read_text("utf-8").replace("title: ", "title: 新"), "utf-8")
    for words in (("list",), ("list",), ("due",), ("show", ID)):
        assert kept(*words).err.count("The head of the register was changed") == 1
    kept("export", kept.folder.with_name("out.json"))  # what may be adopted stops no document
    kept("seal", "--yes")
    assert kept("list").err == ""


def test_facts_that_were_changed_by_hand_are_said_until_they_are_adopted(kept: Office) -> None:
    _alter(kept, "county: 临清市\n", "county: 临清市\napplicant: 某镇\n")
    for words in (("list",), ("list",), ("show", ID)):
        assert kept(*words).err.count(f"What is known of {ID} beside its acts was changed") == 1
    kept("report", ID, "--year", "2023", "--on", "2024-01-10")
    kept("seal", "--yes")
    assert kept("list").err == ""


def test_a_register_without_its_seals_is_said_to_be(kept: Office) -> None:
    shutil.rmtree(kept.folder / "seals")
    assert "its seals are gone" in kept("show", ID).err
    kept("report", ID, "--year", "2023", "--on", "2024-01-10")
    assert "its seals are gone" in kept("list").err
    kept("export", kept.folder.with_name("out.json"), exits=7)
