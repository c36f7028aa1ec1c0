"""The words of the letter of a pack: whatever would break it when it is written is found when they are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.rules.pack_letter_file import PACK_LETTER
from lccluster.usecases.rules.proof import prove
from running import ROOT

BOOK = ROOT / "rules" / "liaocheng-2021-97"
SHIPPED = (BOOK / PACK_LETTER.name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("{to}：", "{too}：", "unknown-place-holder", "to"),
        ("核对码：{code}", "核对码：{name}", "unknown-place-holder", "vouched[1]"),
        ("{name}{count}项", "{name}{code}项", "unknown-place-holder", "one_kind"),
        ("annex: 登记", "anex: 登记", "unknown-key", "anex"),
        ("by: 登记单位", "who: 登记单位", "unknown-key", "columns.who"),
    ],
)
def test_what_would_break_a_letter_is_named(
    old: str, new: str, code: str, field: str, tmp_path: Path
) -> None:
    assert old in SHIPPED
    (tmp_path / PACK_LETTER.name).write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        PACK_LETTER.read(tmp_path)
    assert (code, field) in [(each.code, each.field) for each in refused.value.problems]


def test_the_proof_of_a_rulebook_looks_at_its_letter_of_packs(tmp_path: Path) -> None:
    book = shutil.copytree(BOOK, tmp_path / "book")
    (book / PACK_LETTER.name).write_text(SHIPPED.replace("{to}：", "{x}："), encoding="utf-8")
    assert [each.code for each in prove(book).problems] == ["unknown-place-holder"]
