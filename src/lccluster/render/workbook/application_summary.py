"""The 汇总表 of applications: gathered one by one as small values, put together at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.form_checks import suspects
from lccluster.errors import Problem
from lccluster.render.columns.application_points import POINTS, failed_file, idle, points
from lccluster.render.columns.applications import (
    APPLICATION_SUMMARY,
    TOTAL,
    YEAR_GROUP,
    summary_columns,
)
from lccluster.render.columns.fields import ListColumn, cells, table
from lccluster.render.office_words import chinese_day, in_chinese
from lccluster.render.screen.assessment import occasion
from lccluster.render.table import Cell, Column, Table, Tone
from lccluster.render.workbook.summary import Summary, Tally, explained, sources, tally, units_line
from lccluster.rulebook.conditions import Judgement
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Verdict

TONES = {
    Verdict.NOT_ELIGIBLE: Tone.BAD,
    Verdict.NO_RULE: Tone.BAD,
    Verdict.INCOMPLETE: Tone.SOON,
    Verdict.NEEDS_DECISION: Tone.SOON,
}
NAMED = 3  # clusters named in a note
RESULTS = [each.key for each in APPLICATION_SUMMARY if each.column.group == YEAR_GROUP]


class Kept(Struct, frozen=True):
    """What stays of an application once its screen is printed: its cells by the keys of their columns.

    `year` is that of its results.
    """

    cells: dict[str, Cell]
    points: tuple[tuple[Cell, ...], ...]
    verdict: Verdict
    county: str | None
    year: int | None
    failed: tuple[str, ...]
    idle: int  # judgements of a form that fails
    contradicted: frozenset[str]  # paths of figures


class Gathered(Struct):
    """Everything that the workbook of one run needs, however many applications there were."""

    kept: list[Kept] = field(default_factory=list)
    failures: list[tuple[str, Problem]] = field(default_factory=list)
    books: dict[str, Rulebook] = field(default_factory=dict)
    unreadable: int = 0
    names: Counter[str | None] = field(default_factory=Counter)

    def columns(self, fallback: Rulebook) -> tuple[ListColumn[Assessment], ...]:
        """Give the columns that the forms read ask for, or that of a rulebook where none was."""
        return summary_columns([each.form for each in self.books.values() or [fallback]])

    def take(self, _file: str, assessment: Assessment) -> None:
        """Keep one application."""
        self.books.setdefault(assessment.rulebook.id, assessment.rulebook)
        self.names[assessment.application.cluster_name] += 1
        with in_chinese():
            self.kept.append(_kept(assessment))

    def fail(self, file: str, problems: Iterable[Problem]) -> None:
        """Keep a file that could not be used, with every reason."""
        self.unreadable += 1
        self.failures += [(file, each) for each in problems]


def application_summary(gathered: Gathered, on: date, fallback: Rulebook) -> Summary:
    """Put the workbook together; `fallback` is cited where no application could be read."""
    with in_chinese():
        return _summary(gathered, list(gathered.books.values()) or [fallback], on)


def _kept(assessment: Assessment) -> Kept:
    columns = summary_columns([assessment.application.form])
    drawn = zip(columns, cells(columns, assessment), strict=True)
    return Kept(
        {
            each.key: cell if cell is None or isinstance(cell, _PLAIN) else str(cell)
            for each, cell in drawn
        },
        tuple(points(assessment)),
        assessment.verdict,
        assessment.county,
        _year(assessment),
        tuple(each.rule.label.zh for each in assessment.failed),
        len(idle(assessment)),
        suspects(assessment.contradicted),
    )


def _year(assessment: Assessment) -> int | None:
    path = assessment.application.form.year_of_results
    year: int | None = assessment.application.stated(path) if path else None
    return year


_PLAIN = (str, int, date, Decimal)  # what holds no reference to the application


def _summary(gathered: Gathered, books: Sequence[Rulebook], on: date) -> Summary:
    book = books[-1]
    kept = _in_order(gathered.kept, book.offices)
    year = _most_frequent(kept)
    columns = _headed(gathered.columns(book), year)
    others = [_of_another_year(each, year) for each in kept]
    said = [
        _with_year(each) if other else each.cells for each, other in zip(kept, others, strict=True)
    ]
    rows = [tuple(each.get(column.key) for column in columns) for each in said]
    failed = [failed_file(file, each, book.form) for file, each in gathered.failures]
    main = table(columns, rows, [TONES.get(each.verdict) for each in kept])
    return Summary(
        title=f"{book.measure.subject}申报情况汇总表",
        filled_by=_filled_by(kept, book),
        on=on,
        units=units_line(main.columns),
        main=main,
        note="".join(
            (
                _note(gathered, books, main, on),
                _mixed(sum(others), year),
                _doubtful(kept, columns),
                _unasked(kept),
            )
        ),
        tallies=_tallies(kept, gathered.unreadable, book),
        details_name="待办事项",
        details=Table(POINTS, [*failed, *(each for one in kept for each in one.points)]),
        explained=explained(columns),
        sources=[line for each in books for line in (*sources(each.measure, on), *_bounds(each))],
    )


def _in_order(kept: Iterable[Kept], offices: Offices) -> list[Kept]:
    return sorted(kept, key=lambda each: offices.rank(each.county or ""))


def _most_frequent(kept: Iterable[Kept]) -> int | None:
    """Give the year of most results, which stands in the head; of several, the latest."""
    counts = Counter(each.year for each in kept if each.year is not None)
    return max(counts, key=lambda year: (counts[year], year), default=None)


def _of_another_year(kept: Kept, most: int | None) -> bool:
    """Tell whether there are results, and not of the year in the head."""
    return kept.year != most and any(kept.cells.get(key) is not None for key in RESULTS)


def _with_year(kept: Kept) -> dict[str, Cell]:
    """Say in the remark of which year the results are."""
    year = f"{kept.year}年数据" if kept.year else "年度未填"
    remark = "；".join(filter(None, (year, str(kept.cells["remark"] or ""))))
    return {**kept.cells, "remark": remark}


def _mixed(others: int, year: int | None) -> str:
    """Say that the head's year is not every row's, nor the sums'."""
    if not others:
        return ""
    return f"经济效益除备注另有说明外为{year}年数据，备注另有说明的{others}份也计入合计。"


def _headed(
    columns: Iterable[ListColumn[Assessment]], year: int | None
) -> list[ListColumn[Assessment]]:
    head = YEAR_GROUP.replace("××", str(year)) if year else "年度经济效益"
    return [
        replace(each, column=replace(each.column, group=head))
        if each.column.group == YEAR_GROUP
        else each
        for each in columns
    ]


def _filled_by(kept: Sequence[Kept], book: Rulebook) -> str:
    """Name the county office where all come from one county, else the authority."""
    counties = {each.county for each in kept}
    office = book.offices.county(counties.pop() or "") if len(counties) == 1 else None
    return office.in_full if office else book.measure.authority.zh


def _note(gathered: Gathered, books: Sequence[Rulebook], main: Table, on: date) -> str:
    day = chinese_day(on)
    said = f"“—”表示未填写，“0”表示没有。预审结论按办法逐项核对得出（{day}），供审核参考。"
    said += "".join(str(each) for book in books for each in occasion(book))
    if approximate := _left_out(main, _is_approximate):
        said += f"约数照申请表原样列出，不计入合计：{approximate}。"
    if blank := _left_out(main, _is_blank):
        said += f"合计不含未填写的：{blank}。"
    if twice := [name for name, count in gathered.names.items() if name and count > 1]:
        others = f"等{len(twice)}个集群" if len(twice) > NAMED else ""
        said += (
            f"{'、'.join(twice[:NAMED])}{others}有两份以上申请，合计重复计算，请只保留作准的一份。"
        )
    if gathered.unreadable:
        said += f"另有{gathered.unreadable}个文件无法核对，未列入本表，原因见“待办事项”表。"
    return said


def _doubtful(kept: Sequence[Kept], columns: Sequence[ListColumn[Assessment]]) -> str:
    """Say which sums hold figures that their forms contradict: nobody knows which is right."""
    counts = {
        _name(each.column): sum(_is_doubtful(one, each) for one in kept)
        for each in columns
        if _is_summed(each.column)
    }
    said = _counted(counts)
    return f"合计含自相矛盾的数字：{said}，见“待办事项”表。" if said else ""


def _unasked(kept: Sequence[Kept]) -> str:
    """Say how many judgements are not listed, as their forms fail whatever people find."""
    counts = [each.idle for each in kept if each.idle]
    if not counts:
        return ""
    left_out = f"{len(counts)}份{sum(counts)}项"
    return (
        f"已有条件不符合的申请，由人认定的事项不列入“待办事项”表（{left_out}），"
        "单独核对该申请可以看到。"
    )


def _is_doubtful(kept: Kept, column: ListColumn[Assessment]) -> bool:
    return column.cell in kept.contradicted and not isinstance(kept.cells[column.key], str)


def _left_out(main: Table, is_left_out: Callable[[Cell], bool]) -> str:
    """Say of each column with a sum how many of its cells the sum leaves out: 营业收入1个."""
    return _counted(
        {
            _name(each): sum(is_left_out(row[at]) for row in main.rows)
            for at, each in enumerate(main.columns)
            if _is_summed(each)
        }
    )


def _is_summed(column: Column) -> bool:
    return column.total == "sum"


def _name(column: Column) -> str:
    return str(column.group if column.head == TOTAL and column.group else column.head)


def _counted(counts: Mapping[str, int]) -> str:
    return "、".join(f"{head}{count}个" for head, count in counts.items() if count)


def _is_approximate(cell: Cell) -> bool:
    return isinstance(cell, str)


def _is_blank(cell: Cell) -> bool:
    return cell is None


def _tallies(kept: Sequence[Kept], unreadable: int, book: Rulebook) -> list[Tally]:
    counties = Counter(each.county or "未填写" for each in kept)
    order = dict.fromkeys([*(each.name.zh for each in book.offices.counties), *counties])
    verdicts = Counter(each.verdict for each in kept)
    failed = Counter(label for each in kept for label in each.failed)
    labels = dict.fromkeys([*(each.label.zh for each in book.conditions.conditions), *failed])
    return [
        tally("各推荐单位申报数", "推荐单位", [(each, counties[each]) for each in order], "个数"),
        tally(
            "预审结论",
            "预审结论",
            [
                *((str(each.words), verdicts[each]) for each in reversed(Verdict)),
                ("无法核对", unreadable),
            ],
            "个数",
        ),
        tally("未达标条件", "条件", [(each, failed[each]) for each in labels], "个数"),
    ]


def _bounds(book: Rulebook) -> list[str]:
    return [
        f"{each.article.chinese}　{each.label.zh}：{each.says.zh}"
        f"{'（由人认定）' if isinstance(each.check, Judgement) else ''}"
        for each in book.conditions.conditions
    ]
