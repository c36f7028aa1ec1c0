"""What cases expect by codes and ids, by what it is called: either is read in Chinese.

The names stand here and not in the catalog: a case of today has to be read when a sentence is worded anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Way, counted
from lccluster.files.rules.case_files import Expected
from lccluster.form.form import Form
from lccluster.form.keys import keys_of
from lccluster.language import spelt
from lccluster.rulebook.called import Labelled, meant
from lccluster.rulebook.conditions import Condition, Score
from lccluster.rulebook.materials import RequiredMaterial
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Words

_CODES = {
    **{"approximate": "约数", "converted": "已换算", "full-width": "全角数字", "blank-heading": "栏目未填"},
    **{"old-county-name": "旧县名", "unknown-county": "不是推荐单位", "unknown-unit": "单位不识别"},
    **{"opinion-blank": "没有意见", "opinion-refuses": "意见不推荐", "opinion-unclear": "意见不明"},
    **{"opinion-undated": "意见没有日期", "opinion-unsealed": "意见没有盖章", "opinion-before-form": "意见早于填报"},
    **{"not-a-number": "不是数字", "not-whole": "不是整数", "not-exact": "不是准数", "not-a-year": "不是年份"},
    **{"not-a-day": "不是日期", "impossible-day": "没有这一天", "impossible-figure": "不可能的数"},
    **{"impossible-share": "不可能的占比", "ambiguous-share": "占比不明", "not-yes-or-no": "不是是否"},
    **{"year-twice": "年度重复", "two-spellings": "两种写法", "unknown-field": "没有这一栏"},
    **{"model-type": "应分项填写", "tuple-type": "应是列表", "one-value-expected": "只填一个内容"},
    **{"no-such-condition": "没有这项条件", "no-such-element": "没有这一要素", "no-score": "不是评分"},
    **{"answered-twice": "重复认定", "figure-speaks": "以数字为准", "no-claim": "没有申请放宽"},
    **{"not-relaxable": "不能放宽", "not-relaxed": "没有放宽", "unknown-office": "没有这个单位"},
    **{"another-county": "别县的意见", "finding-before-form": "意见日期过早"},
    **{"finding-after-today": "意见日期在今天之后", "measure": "办法"},
}  # fmt: skip


class CaseNames(Struct, frozen=True):
    """Codes and ids by their Chinese names, those of one thing alone, labels of ids, and the form whose cells are named."""

    names: Mapping[str, str]
    labels: Mapping[str, Words]
    form: Form
    conditions: tuple[Condition, ...] = ()
    materials: tuple[RequiredMaterial, ...] = ()

    def said(self, text: str) -> str:
        """Say what is expected in the language spoken; a word of our own, a unit or a number stays."""
        return " ".join(map(self.word, text.split(" ")))

    def word(self, word: str) -> str:
        """Say a code, an id or a cell in the language spoken."""
        ours = word if word in self.labels else self.in_ours(word)
        if ours in self.labels:
            return str(self.labels[ours])
        return counted(spelt(ours, self.names.get(ours) or self._cell(ours)))

    def in_ours(self, text: str) -> str:
        """Give what is expected by codes, ids and keys."""
        known = {chinese: ours for ours, chinese in self.names.items()}
        return " ".join(known.get(each) or self._key(each) or each for each in text.split(" "))

    def in_chinese(self, text: str) -> str:
        """Give it in Chinese, where it is read as the same."""
        said = " ".join(self.names.get(each) or self._cell(each) for each in text.split(" "))
        return said if self.in_ours(said) == text else text

    def _key(self, cell: str) -> str | None:
        way, row = _of_row(cell)
        own = keys_of(self.form).own(way)
        return own and _in_row(own, row)

    def _cell(self, key: str) -> str:
        way, row = _of_row(key)
        steps = Way(keys_of(self.form).path(*way.split("."))).steps
        return _in_row(".".join(str(getattr(each, "chinese", each)) for each in steps), row)

    def condition(self, named: str) -> str:
        """Give the Chinese name of a condition."""
        return _label(named, self.conditions)

    def material(self, named: str) -> str:
        """Give the Chinese name of a material."""
        return _label(named, self.materials)

    def element(self, named: str, of: str) -> str:
        """Give the Chinese name of an element, or of an item, of a condition."""
        rule = meant(of, self.conditions)
        return _label(named, rule.check.parts) if rule else named

    def expected(self, said: Expected) -> Expected:
        """Give what a case expects by codes, ids and keys."""
        several = {
            key: tuple(map(self.in_ours, stated))
            for key in ("problems", "next_steps")
            if (stated := getattr(said, key)) is not None
        }
        alone = {
            key: stated and self.in_ours(stated)
            for key in ("refused", "score")
            if (stated := getattr(said, key)) is not None
        }
        return replace(said, **alone, **several)


_ROW = re.compile(r"\[[0-9]+\]")


def _of_row(cell: str) -> tuple[str, str]:
    """Part the way to a cell from the number of its row, where it stands in one: `yearly[0].year`."""
    row = _ROW.search(cell)
    return _ROW.sub("", cell), row[0] if row else ""


def _in_row(way: str, row: str) -> str:
    group, dot, cell = way.partition(".")
    return f"{group}{row}{dot}{cell}"


def case_names(book: Rulebook) -> CaseNames:
    """Give the names of what the cases of a rulebook may expect."""
    labels = {each.id: each.label for each in _things(book)}
    found = {**_CODES, **{each: label.zh for each, label in labels.items()}}
    times = Counter(found.values())
    alone = {ours: name for ours, name in found.items() if times[name] == 1}
    rules, materials = book.conditions.conditions, book.materials.materials
    return CaseNames(alone, labels, book.form, rules, materials)


def _label(named: str, things: Sequence[Labelled]) -> str:
    """Give the label of a thing that is named by its id; one that others bear, too, would not be read."""
    thing = meant(named, things)
    return thing.label.zh if thing and meant(thing.label.zh, things) is thing else named


def _things(book: Rulebook) -> Iterator[Labelled]:
    """List what cases name by ids: a condition of the id of a material, or the like, comes last."""
    for rule in book.conditions.conditions:
        if isinstance(rule.check, Score):
            yield from rule.check.grades
    yield from (*book.form_checks.contradictions, *book.form_checks.bands)
    yield from book.materials.materials
    yield from book.conditions.conditions
