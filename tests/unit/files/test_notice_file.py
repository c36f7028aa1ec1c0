"""The words of notices: whatever would break one when it is written is found when they are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.rules.notice_file import NOTICES
from lccluster.usecases.rules.proof import prove
from running import ROOT

CITY = ROOT / "rules" / "liaocheng-2021-97"
SHIPPED = (CITY / NOTICES.name).read_text(encoding="utf-8")


def _problems(folder: Path, old: str, new: str) -> list[tuple[str, str | None]]:
    assert old in SHIPPED
    (folder / NOTICES.name).write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        NOTICES.read(folder)
    return [(each.code, each.field) for each in refused.value.problems]


def test_the_words_that_are_shipped_can_be_read() -> None:
    notices = NOTICES.read(CITY)
    assert [kind for kind, said in notices.notices.items() if not said.addressed] == ["public"]


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("有关部门：", "有关部门{law}：", "unknown-place-holder", "addressees"),
        ("{names}等{count}", "{names}等{counts}", "unknown-place-holder", "clusters.many"),
        ("都到{day}为止", "都到{days}为止", "unknown-place-holder", "until.all"),
        ("起止日期以附件", "起止日期以{annex}", "unknown-place-holder", "annexed"),
        ("应当在{year}年内", "应当在{until}内", "unknown-place-holder", "apply.year-of-last-day"),
        (
            "拟认定{clusters}为",
            "拟认定{cluster}为",
            "unknown-place-holder",
            "notices.public.paragraphs[0]",
        ),
        (
            "关于公布{kind}",
            "关于公布{clusters}",
            "unknown-place-holder",
            "notices.recognition.title",
        ),
        (
            "{asks}（{article}",
            "{asks}（{clause}",
            "unknown-place-holder",
            "notices.recognition.duty",
        ),
        (
            "annex: 撤销{kind}",
            "annex: 撤销{kind",
            "unknown-place-holder",
            "notices.revocation.annex",
        ),
        ("  on-call: 请", "  on-cal: 请", "missing-key", "apply"),
        ("ground:", "grounds:", "unknown-key", "grounds"),
        ("  revocation:", "  revoking:", "unknown-key", "notices.revoking"),
        ("  revocation:", "  revoking:", "missing-key", "notices"),
    ],
)
def test_what_would_break_a_notice_is_named(
    old: str, new: str, code: str, field: str, tmp_path: Path
) -> None:
    assert (code, field) in _problems(tmp_path, old, new)


def test_the_proof_of_a_rulebook_looks_at_its_notices(tmp_path: Path) -> None:
    book = shutil.copytree(CITY, tmp_path / "book")
    (book / NOTICES.name).write_text(SHIPPED.replace("{law}", "{laws}"), encoding="utf-8")
    assert {each.code for each in prove(book).problems} == {"unknown-place-holder"}
    (book / NOTICES.name).unlink()
    assert prove(book).holds
