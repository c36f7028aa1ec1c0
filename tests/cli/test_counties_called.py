"""A county under another of its names: lists, acts and counts know whose it is, and say what is nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from offices import Office, empty, office

__all__ = ["empty", "office"]
# As a county was called before it became a district, as people call it, and as no office is called.
OLD, OWN, SLIP = "茌平县", "茌平区", "荏平区"


@pytest.fixture
def two(empty: Office, tmp_path: Path) -> Office:
    """A register of one title of 茌平 and one of 莘县."""
    listed = tmp_path / "list.yaml"
    listed.write_text(
        "promulgated_on: 2022-05-09\nauthority: 市局\nclusters:\n"
        f"  - {{name: 茌平铝特色产业集群, county: {OWN}}}\n"
        "  - {name: 莘县轴承特色产业集群, county: 莘县}\n",
        "utf-8",
    )
    empty("init", "--from", listed)
    return empty


def call(register: Office, county: str) -> None:
    """Let the files call the county otherwise, as those do that are older than its name."""
    file = register.file("LC-2022-001")
    text = file.read_text("utf-8").replace(f"county: {OWN}", f"county: {county}")
    other = register.folder / "clusters" / county
    other.mkdir()
    (other / file.name).write_text(text, "utf-8")
    file.unlink()


@pytest.mark.parametrize("asked", [OLD, OWN, "茌平"])
def test_a_title_under_an_old_name_of_its_county_is_in_the_countys_list(
    two: Office, asked: str
) -> None:
    call(two, OLD)
    found = two.json("list", "--county", asked)["entries"]
    assert [each["id"] for each in found] == ["LC-2022-001"]
    assert two("list", "--county", asked).err == ""


def test_an_act_for_all_of_a_county_is_for_those_under_an_old_name_too(two: Office) -> None:
    call(two, OLD)
    words = ("--county", OWN, "--year", "2022", "--on", "2023-01-03", "--dry-run")
    assert "LC-2022-001" in two("report", *words).out


def test_a_county_is_counted_once_and_stands_in_its_place_under_any_name(two: Office) -> None:
    call(two, OLD)
    assert two.json("stats")["county"] == {"莘县": 1, OWN: 1}
    assert [each["county"] for each in two.json("list")["entries"]] == ["莘县", OLD]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_title_that_is_nobodys_is_named_where_a_countys_are_asked_for(
    two: Office, lang: str
) -> None:
    call(two, SLIP)
    asked = two("list", "--county", OWN, lang=lang)
    assert SLIP in asked.err
    assert "register check" in asked.err
    assert "LC-2022-001" not in asked.out
    assert two("list", lang=lang).err == ""
    assert SLIP in two("list", lang=lang).out


def test_a_draft_about_a_countys_titles_says_so_too(two: Office, tmp_path: Path) -> None:
    call(two, SLIP)
    words = ("notice", "recognition", "--county", "莘县", "-o", tmp_path / "a.docx")
    assert SLIP in two(*words).err
