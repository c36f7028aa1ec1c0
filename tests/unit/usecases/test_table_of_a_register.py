"""A register's table is headed in the language spoken, and read in either."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.kinds import by_word
from lccluster.register.acts import Act
from lccluster.usecases.register.exchange.table_words import CellWords, _heads, head, keys_of
from offices import Office, empty, office
from running import speaking
from shipped import BOOK

__all__ = ["empty", "office"]


def test_every_column_has_a_head_of_its_own_in_chinese() -> None:
    with speaking("zh"):
        heads = [head(key) for key in _heads()]
        assert not [each for each in heads if each.isascii()]
        assert keys_of(heads, "表.csv") == [*_heads()]
    with speaking("en"):
        assert [head(key) for key in _heads()] == [*_heads()]


def test_every_key_that_an_act_may_have_is_headed() -> None:
    keys = {each for kind in by_word(Act).values() for each in kind.__struct_fields__}
    assert keys <= {*_heads()}


@pytest.mark.parametrize("heads", [("cluster.id", "集群编号"), ("事项编号", "id"), ("x", "x")])
def test_a_column_that_stands_twice_is_refused(heads: tuple[str, str]) -> None:
    with speaking("zh"), pytest.raises(Unusable) as refused:
        keys_of(heads, "表.csv")
    assert [each.code for each in refused.value.problems] == ["doubled-column"]


def test_cells_say_what_the_measure_and_the_acts_are_called_and_mean_it_again() -> None:
    with speaking("zh"):
        words, grounds = CellWords(BOOK.measure, lambda: BOOK.form), BOOK.measure.grounds
    known = [("event", each) for each in by_word(Act)]
    known += [("ground", each.id) for each in (*grounds.cancel, *grounds.revoke)]
    known += [("duty", each.id) for each in BOOK.measure.duties]
    for language in ("zh", "en"):
        with speaking(language):
            for key, ours in known:
                said = words.said(key, ours)
                assert said == ours or (language == "zh" and not said.isascii())
                assert words.meant(key, said) == words.meant(key, ours) == ours
    assert words.meant("event", "没有的事") == "没有的事"


NESTED = [
    ("figures", {each.key: "1" for each in BOOK.form.cells if each.unit}),
    ("values", {"on": "2024-01-05", "document_number": None, "ground": "14.1", "note": "某事"}),
]


@pytest.mark.parametrize(("key", "said"), NESTED)
def test_what_is_nested_has_chinese_keys_and_means_the_same_again(
    key: str, said: dict[str, str | None]
) -> None:
    words = CellWords(BOOK.measure, lambda: BOOK.form)
    with speaking("zh"):
        shown = words.cell(key, said)
        assert [each for each in shown if each.isascii()] == []
    with speaking("en"):
        assert words.cell(key, said) == said
        assert words.nested(key, shown, "表.csv") == words.nested(key, said, "表.csv") == said


@pytest.mark.parametrize("twice", [{"enterprises.total": "1", "企业户数": "1"}])
def test_a_figure_in_two_spellings_is_refused(twice: dict[str, str]) -> None:
    words = CellWords(BOOK.measure, lambda: BOOK.form)
    with pytest.raises(Unusable) as refused:
        words.nested("figures", twice, "表.csv")
    assert [each.code for each in refused.value.problems] == ["doubled-column"]


def test_an_office_that_speaks_chinese_exports_and_imports_chinese(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    office("export", "名录.csv", lang="zh")
    rows = [*csv.DictReader(Path("名录.csv").read_text("utf-8-sig").splitlines())]
    assert {each["事项"] for each in rows} >= {"认定公布"}
    assert not [each for each in rows[0] if each.isascii()]
    mixed = Path("名录.csv").read_text("utf-8-sig").replace("集群编号", "cluster.id", 1)
    Path("两种.csv").write_text(mixed.replace("认定公布", "recognised", 1), "utf-8")
    for file in ("名录.csv", "两种.csv"):
        assert "new acts: 0;" in office("import", file, lang="en").out


def test_days_are_read_as_a_program_of_tables_saves_them(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever opens the table and saves it again finds 2022-05-09 written 2022/5/9."""
    monkeypatch.chdir(tmp_path)
    office("export", "名录.csv", lang="zh")
    saved = Path("名录.csv").read_text("utf-8-sig").replace(",2022-05-09,", ",2022/5/9,")
    assert "2022/5/9" in saved
    Path("另存.csv").write_text(saved, "utf-8")
    assert "new acts: 0;" in office("import", "另存.csv", lang="en").out


def test_a_row_without_its_id_is_refused_at_its_line(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    office("export", "名录.csv", lang="zh")
    heads, first, *others = Path("名录.csv").read_text("utf-8-sig").splitlines()
    Path("缺.csv").write_text("\n".join([heads, first, "," + others[0].partition(",")[2]]), "utf-8")
    assert "缺.csv:3: The row names no title." in office("import", "缺.csv", lang="en", exits=2).err


def test_what_is_sealed_is_shown_in_chinese(office: Office) -> None:
    act = '  - {id: HAND0001, event: renamed, on: 2024-01-05, name: 临清市新名, document_number: "1号"}\n'
    file = next(office.folder.rglob("LC-2022-001.yaml"))
    file.write_text(file.read_text("utf-8") + act, "utf-8")
    shown = office("seal", "--dry-run", lang="zh").out
    assert (
        "{事项编号: HAND0001, 事项: 更名, 日期: 2024-01-05, 新名称: 临清市新名, 文号: 1号}" in shown
    )
    assert "{id: HAND0001, event: renamed," in office("seal", "--dry-run", lang="en").out
