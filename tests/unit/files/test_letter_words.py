"""The words of a letter: whatever would break it when it is written is found when they are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.rules.letter_file import LETTER
from lccluster.usecases.rules.proof import prove
from running import ROOT

SHIPPED = (ROOT / "rules" / "liaocheng-2021-97" / LETTER.name).read_text(encoding="utf-8")


def _problems(folder: Path, old: str, new: str) -> list[tuple[str, str | None]]:
    assert old in SHIPPED
    (folder / LETTER.name).write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        LETTER.read(folder)
    return [(each.code, each.field) for each in refused.value.problems]


def test_the_words_that_are_shipped_can_be_read() -> None:
    letter = LETTER.read(ROOT / "rules" / "liaocheng-2021-97")
    assert {about for part in letter.parts for about in part.about} == {
        *("figure", "correction", "material", "evidence", "opinion", "other")
    }


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("{applicant}：", "{applicants}：", "unknown-place-holder", "to"),
        ("抄送：{office}", "抄送：{label}", "unknown-place-holder", "copy_to"),
        ("不超过{limit}字", "不超过{count}字", "unknown-place-holder", "materials.uncounted"),
        ("报{office}审核", "报{审核", "unknown-place-holder", "closing[0]"),
        ('item: "{reason}"', 'item: "{0}"', "unknown-place-holder", "parts[1].item"),
        ("  missing: 没有提交\n", "", "missing-key", "materials"),
        ("about: [figure]", "about: [figures]", "unknown-word", "parts[0].about[0]"),
        ("copy_to:", "copy-to:", "unknown-key", "copy-to"),
    ],
)
def test_what_would_break_a_letter_is_named(
    old: str, new: str, code: str, field: str, tmp_path: Path
) -> None:
    assert (code, field) in _problems(tmp_path, old, new)


def test_every_part_of_a_letter_has_one_place(tmp_path: Path) -> None:
    found = _problems(tmp_path, "about: [other]", "about: [figure]")
    assert found == [("part-missing", "parts"), ("part-twice", "parts[5].about[0]")]


def test_the_proof_of_a_rulebook_looks_at_its_letter(tmp_path: Path) -> None:
    book = shutil.copytree(ROOT / "rules" / "liaocheng-2021-97", tmp_path / "book")
    (book / LETTER.name).write_text(SHIPPED.replace("{applicant}：", "{x}："), encoding="utf-8")
    assert [each.code for each in prove(book).problems] == ["unknown-place-holder"]
    (book / LETTER.name).unlink()
    assert prove(book).holds
