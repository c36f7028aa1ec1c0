"""`findings new`: what is open, written for officials, filled in, and read back cell by cell."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rounds import JUDGEMENTS, application, findings, verdicts, write
from running import Ran, Run

BEARINGS, PAPER = "冠县某某轴承特色产业集群", "莘县某某纸业特色产业集群"
BOOK = "审核意见.xlsx"
ANSWER = {"理由": "有证明材料", "认定人": "王某", "单位": "市局", "日期": date(2025, 4, 2)}


@pytest.fixture(autouse=True)
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two applications: one all right, one that claims a waiver for its area and its revenue."""
    monkeypatch.chdir(tmp_path)
    write("all/a.yaml", application(BEARINGS, "冠县"))
    write("all/b.yaml", application(PAPER, "莘县", area="120", revenue="28.82"))
    return tmp_path


WRITTEN: dict[str, bytes] = {}  # the workbook on the two applications, made once


@pytest.fixture
def book(run: Run) -> Callable[[], Any]:
    """Write the workbook, and open it as another program would."""

    def opened() -> Any:
        if not WRITTEN:
            assert run("findings", "new", "all", "-o", BOOK).code == 0
            WRITTEN[BOOK] = Path(BOOK).read_bytes()
        Path(BOOK).write_bytes(WRITTEN[BOOK])
        return openpyxl.load_workbook(BOOK)

    return opened


def _heads(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[3]}


def _rows(sheet: Any) -> Iterator[tuple[int, str]]:
    at = _heads(sheet)["编号"]
    for row in range(4, sheet.max_row + 1):
        yield row, sheet.cell(row, at).value


def _fill(sheet: Any, row: int, **answer: Any) -> None:
    heads = _heads(sheet)
    for head, value in answer.items():
        sheet.cell(row, heads[head]).value = value


def _filled(book: Any, **special: str) -> Any:
    """Answer every row; those of `special` in their own way."""
    sheet = book["审核意见"]
    for row, condition in _rows(sheet):
        usual = "同意放宽" if condition in ("area", "revenue") else "符合"
        _fill(sheet, row, 结论=special.get(condition, usual), **ANSWER)
    return book


def _check(run: Run, *words: object) -> Ran:
    return run("check", "all", "--findings", BOOK, *words, "--format", "jsonl")


def _failures(ran: Ran) -> dict[str, str]:
    rows = map(json.loads, ran.out.splitlines())
    return {row["cell"]: row["code"] for row in rows if "code" in row}


# YAML


KEYS = {"zh": ("结论", "放宽", "理由", "认定人", "单位", "日期"), "en": ("outcome", "waiver", "reason", "by", "office", "on")}  # fmt: skip
OPEN = {"zh": "共 2 个集群、16 项待认定。", "en": "Open questions: 16; clusters: 2."}


@pytest.mark.parametrize(("lang", "word"), [("en", "findings"), ("zh", "审核意见")])
def test_a_folder_gets_a_file_for_each_application_and_filling_them_in_decides(
    lang: str, word: str, run: Run
) -> None:
    ran = run("findings", "new", "all", "-o", "found", lang=lang)
    assert (ran.code, OPEN[lang] in ran.err) == (0, True)
    names = sorted(path.name for path in Path("found").iterdir())
    assert names == [f"{BEARINGS}.{word}.yaml", f"{PAPER}.{word}.yaml"]
    for name in names:
        path = Path("found") / name
        text = path.read_text(encoding="utf-8")
        said = ("符合", "同意放宽", "好", "王某", "市局", "2025-04-02")
        for key, value in zip(KEYS[lang], said, strict=True):
            text = text.replace(f"    {key}:", f"    {key}: {value}")
        path.write_text(text, encoding="utf-8")
    ran = run("check", "all", "--findings", "found", "--format", "jsonl")
    assert (ran.code, set(verdicts(ran).values())) == (0, {"eligible"})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_as_it_was_written_answers_nothing_and_is_no_error(lang: str, run: Run) -> None:
    run("findings", "new", "all/b.yaml", "-o", "b.findings.yaml", lang=lang)
    ran = run("check", "all/b.yaml", "--findings", "b.findings.yaml", "--format", "jsonl")
    assert (ran.code, verdicts(ran)) == (3, {"b.yaml": "needs_decision"})


def test_each_entry_says_its_clause_and_what_stands_on_the_form(run: Run) -> None:
    run("findings", "new", "all/b.yaml", "-o", "b.yaml")
    text = Path("b.yaml").read_text(encoding="utf-8")
    assert "# area of the cluster (Article 4 (2)): may the bound ≤ 100 sq km be relaxed" in text
    assert "120 sq km, rank by revenue in the city's trade 1" in text
    assert "single champions 1 item" in text


def test_a_name_that_would_break_a_file_or_a_folder_makes_neither(run: Run) -> None:
    for number, name in enumerate(("甲/../乙: #1", "甲 .. 乙_ #1", "长" * 90, "A b", "a B", "con")):
        write(f"odd/{number}.yaml", application(json.dumps(name, ensure_ascii=False), "冠县"))
    assert run("findings", "new", "odd", "-o", "found").code == 0
    assert len(list(Path("found").iterdir())) == 6
    ran = run("check", "odd", "--findings", "found", "--format", "jsonl")
    assert (ran.code, len(verdicts(ran))) == (3, 6)


# What is written, and what is not


def test_what_was_found_before_is_not_asked_again(run: Run) -> None:
    write("found.yaml", findings(BEARINGS, "冠县", JUDGEMENTS[:5]))
    ran = run("findings", "new", "all/a.yaml", "-o", "a.yaml", "--findings", "found.yaml")
    assert (ran.code, "Open questions: 2; clusters: 1." in ran.err) == (0, True)


def test_where_nothing_can_help_nothing_is_asked(run: Run) -> None:
    write(
        "all/b.yaml", application(PAPER, "莘县", area="120").replace("city_rank: 1", "city_rank: 2")
    )
    ran = run("findings", "new", "all/b.yaml", "-o", BOOK)
    assert (ran.code, Path(BOOK).exists()) == (0, False)
    assert "all/b.yaml: nothing is open for people to decide: not eligible" in ran.err.replace(
        "\\", "/"
    )


def test_a_form_that_cannot_be_read_is_named_and_the_others_are_written(run: Run) -> None:
    write("all/c.yaml", "county: 冠县\n")
    write("all/d.yaml", "county: [\n")
    ran = run("findings", "new", "all", "-o", BOOK)
    assert (ran.code, Path(BOOK).exists()) == (2, True)
    told = ran.err.replace("\\", "/")
    assert "all/c.yaml: The form names no cluster" in told
    assert "all/d.yaml:" in told


@pytest.mark.parametrize("target", ["a.yaml", BOOK, "found"])
def test_nothing_is_written_over_unless_it_is_said(target: str, run: Run) -> None:
    words = ("findings", "new", "all/a.yaml", "-o", target)
    assert run(*words).code == 0
    before = _bytes(target)
    assert run(*words).code == 2
    assert _bytes(target) == before
    assert run(*words, "--overwrite").code == 0
    assert _bytes(target) == before  # the same questions, the same bytes


def test_files_that_a_run_broken_off_has_left_are_as_good_as_written(run: Run) -> None:
    words = ("findings", "new", "all", "-o", "found")
    assert run(*words).code == 0
    whole = _bytes("found")
    first, second = sorted(Path("found").iterdir())
    second.unlink()
    assert run(*words).code == 0
    assert _bytes("found") == whole
    second.unlink()
    first.write_text("# answered\n", "utf-8")
    assert (run(*words).code, second.exists()) == (2, False)


def _bytes(target: str) -> list[bytes]:
    path = Path(target)
    return [each.read_bytes() for each in (sorted(path.iterdir()) if path.is_dir() else [path])]


def test_an_application_is_never_written_over(run: Run) -> None:
    before = Path("all/a.yaml").read_bytes()
    ran = run("findings", "new", "all", "-o", "all/a.yaml", "--overwrite")
    assert (ran.code, Path("all/a.yaml").read_bytes()) == (2, before)


# The workbook


def test_the_workbook_asks_in_the_columns_of_the_office(book: Callable[[], Any]) -> None:
    sheet = book()["审核意见"]
    assert [*_heads(sheet)] == [
        *("集群", "条件", "申报内容", "结论", "放宽到"),
        *("理由", "认定人", "单位", "日期", "要素", "编号"),
    ]
    asked = [*dict.fromkeys(condition for _, condition in _rows(sheet))]
    assert asked[:2] == ["distinct-industry", "agglomeration"]
    row = next(at for at, condition in _rows(sheet) if condition == "agglomeration")
    assert sheet.cell(row, 2).value.startswith("集聚和配套（第四条第（二）项）\n")
    assert "企业户数 73 户" in sheet.cell(row, 3).value


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbook_lists_counties_as_officials_do_and_says_no_in_chinese(
    lang: str, run: Run
) -> None:
    other = "东阿县某某钢球特色产业集群"
    write(
        "all/0.yaml",
        application(other, "东阿县", area="120").replace("evidence: true", "evidence: false"),
    )
    assert run("findings", "new", "all", "-o", BOOK, lang=lang).code == 0
    sheet = openpyxl.load_workbook(BOOK).worksheets[0]
    clusters = dict.fromkeys(str(sheet.cell(row, 1).value) for row, _ in _rows(sheet))
    assert [*clusters] == [BEARINGS, PAPER, other]
    stated = [str(sheet.cell(row, 3).value) for row, _ in _rows(sheet)]
    assert [each for each in stated if "证明材料 否" in each]
    assert not [each for each in stated if "false" in each]


def test_below_a_judgement_its_elements_stand_as_a_list_to_check_off(
    book: Callable[[], Any],
) -> None:
    sheet = book()["审核意见"]
    element = _heads(sheet)["要素"]
    rows = [at for at, condition in _rows(sheet) if condition == "agglomeration"][:5]
    listed = [(sheet.cell(at, element).value, sheet.cell(at, 2).value) for at in rows]
    assert listed[1:] == [
        ("density", "集聚和配套 · 企业集聚"),
        ("leaders", "集聚和配套 · 龙头带动"),
        ("chain", "集聚和配套 · 链条衔接"),
        ("supply", "集聚和配套 · 协作配套"),
    ]
    assert listed[0][0] is None or listed[0][0] == ""


def test_only_the_answers_can_be_typed_and_from_lists(book: Callable[[], Any]) -> None:
    sheet = book()["审核意见"]
    heads = _heads(sheet)
    assert sheet.protection.sheet
    for row, _ in _rows(sheet):
        locked = {head for head, at in heads.items() if sheet.cell(row, at).protection.locked}
        assert locked - {"放宽到"} == {"集群", "条件", "申报内容", "要素", "编号"}
    lists = {each.formula1 for each in sheet.data_validations.dataValidation if each.type == "list"}
    assert lists == {'"符合,不符合"', '"同意放宽,不同意放宽"', '"冠县,市局"', '"莘县,市局"'}


def test_it_prints_on_a4_landscape_with_its_heads_on_every_page(book: Callable[[], Any]) -> None:
    sheet = book()["审核意见"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$3:$3"


def test_without_a_waiver_there_is_no_column_for_a_bound(run: Run) -> None:
    assert run("findings", "new", "all/a.yaml", "-o", BOOK).code == 0
    assert "放宽到" not in _heads(openpyxl.load_workbook(BOOK)["审核意见"])


def test_a_workbook_as_it_was_written_answers_nothing(book: Callable[[], Any], run: Run) -> None:
    book()
    ran = _check(run)
    assert (ran.code, set(verdicts(ran).values())) == (3, {"needs_decision"})


def test_a_filled_workbook_decides_every_application_in_it(
    book: Callable[[], Any], run: Run
) -> None:
    _filled(book()).save(BOOK)
    ran = _check(run)
    assert (ran.code, set(verdicts(ran).values())) == (0, {"eligible"})
    assert run("verify", _kept(ran)).code == 0


def _kept(ran: Ran) -> Path:
    Path("result.jsonl").write_bytes(ran.raw)
    return Path("result.jsonl")


def test_rows_left_blank_stay_open_beside_those_filled_in(
    book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    *_, last = (at for at, condition in _rows(sheet) if condition == "organisation")
    for row in range(last - 5, last + 1):
        _clear(sheet, row)
    opened.save(BOOK)
    assert verdicts(_check(run)) == {"a.yaml": "eligible", "b.yaml": "needs_decision"}


def _clear(sheet: Any, row: int) -> None:
    for head in ("结论", *ANSWER):
        sheet.cell(row, _heads(sheet)[head]).value = None


def test_an_element_takes_one_line(book: Callable[[], Any]) -> None:
    """Four rows of five are elements."""
    sheet = book()["审核意见"]
    elements = [row for row, _ in _rows(sheet) if "· " in sheet.cell(row, 2).value]
    assert len(elements) > 40
    assert {sheet.row_dimensions[row].height for row in elements} == {21}


def _elements(sheet: Any, condition: str) -> dict[str, int]:
    """The rows of a condition's elements, in the first application that has it."""
    at = _heads(sheet)["要素"]
    rows = [row for row, named in _rows(sheet) if named == condition]
    found: dict[str, int] = {}
    for row in rows:
        found.setdefault(sheet.cell(row, at).value or "", row)
    return found


def test_elements_found_one_by_one_decide_a_judgement_that_nobody_answered_as_a_whole(
    book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    rows = _elements(sheet, "agglomeration")
    _clear(sheet, rows[""])
    opened.save(BOOK)
    assert verdicts(_check(run))["a.yaml"] == "eligible"
    _clear(sheet, rows["chain"])
    opened.save(BOOK)
    assert verdicts(_check(run))["a.yaml"] == "needs_decision"  # blank is not answered
    _fill(sheet, rows["chain"], 结论="不符合", **ANSWER)
    opened.save(BOOK)
    assert verdicts(_check(run))["a.yaml"] == "not_eligible"


def test_an_element_that_is_answered_by_half_is_named(book: Callable[[], Any], run: Run) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    rows = _elements(sheet, "agglomeration")
    row = rows["chain"]
    _clear(sheet, rows[""])  # nothing stands there for it to take
    _fill(sheet, row, 理由=None)
    opened.save(BOOK)
    assert _failures(_check(run)) == {f"审核意见!F{row}": "finding-incomplete"}


def _on_elements(sheet: Any, *, whole: dict[str, Any], each: dict[str, Any]) -> dict[str, int]:
    """Answer one judgement element by element: what its own row says, and what theirs say."""
    rows = _elements(sheet, "agglomeration")
    for element, row in rows.items():
        _clear(sheet, row)
        _fill(sheet, row, **(each if element else whole))
    return rows


@pytest.mark.parametrize(
    ("whole", "each"),
    [
        (ANSWER, {"结论": "符合"}),
        ({"结论": "符合", **ANSWER}, {"结论": "符合"}),
        (
            {"理由": "有证明材料"},
            {"结论": "符合"} | {k: v for k, v in ANSWER.items() if k != "理由"},
        ),
        ({k: v for k, v in ANSWER.items() if k != "理由"}, {"结论": "符合", "理由": "有证明材料"}),
    ],
)
def test_what_the_rows_of_elements_leave_blank_is_typed_once_for_their_judgement(
    whole: dict[str, Any], each: dict[str, Any], book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    _on_elements(opened["审核意见"], whole=whole, each=each)
    opened.save(BOOK)
    ran = _check(run)
    assert verdicts(ran)["a.yaml"] == "eligible"
    [made] = [
        row for row in map(json.loads, ran.out.splitlines()) if row["file"].endswith("a.yaml")
    ]
    [rule] = [each for each in made["conditions"] if each["id"] == "agglomeration"]
    found = [row for row in rule["findings"] if row.get("element")]
    assert [(row["by"], row["office"], row["reason"], row["on"]) for row in found] == [
        ("王某", "市局", "有证明材料", "2025-04-02")
    ] * 4


def test_rows_that_were_sorted_apart_take_what_their_own_judgement_says(
    book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    rows = _on_elements(sheet, whole=ANSWER, each={"结论": "符合"})
    first, last = rows[""], rows["supply"]
    for column in range(1, sheet.max_column + 1):
        one, other = sheet.cell(first, column), sheet.cell(last, column)
        one.value, other.value = other.value, one.value
    opened.save(BOOK)
    assert verdicts(_check(run))["a.yaml"] == "eligible"


@pytest.mark.parametrize(
    ("whole", "each", "cells"),
    [
        (ANSWER, {}, {("", "结论")}),  # it answers nothing, and lends to nobody
        ({}, {"结论": "符合"}, {(e, h) for e in "abcd" for h in ANSWER}),
        (ANSWER, {"结论": "符合", "认定人": "李某"}, {(e, h) for e in "abcd" for h in ("单位", "日期")}),
        ({**ANSWER, "结论": "不符合"}, {"结论": "符合"}, {(e, "理由") for e in "abcd"}),
        ({**ANSWER, "单位": "某局"}, {"结论": "符合"}, {("", "单位")}),
        ({**ANSWER, "日期": date(2025, 3, 2)}, {"结论": "符合"}, {("", "日期")}),
        ({**ANSWER, "日期": "去年"}, {"结论": "符合"}, {("", "日期")}),
    ],
)  # fmt: skip
def test_what_is_lacking_or_wrong_is_named_once_where_it_stands(
    whole: dict[str, Any],
    each: dict[str, Any],
    cells: set[tuple[str, str]],
    book: Callable[[], Any],
    run: Run,
) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    rows = _on_elements(sheet, whole=whole, each=each)
    opened.save(BOOK)
    by_letter = dict(zip("abcd", [row for element, row in rows.items() if element], strict=True))
    letters = {head: chr(64 + at) for head, at in _heads(sheet).items()}
    named = {
        f"审核意见!{letters[head]}{by_letter.get(element, rows[''])}" for element, head in cells
    }
    ran = _check(run)
    assert _failures(ran).keys() == named
    assert sum("code" in json.loads(line) for line in ran.out.splitlines()) == len(named)


def test_of_two_rows_on_one_judgement_neither_lends(book: Callable[[], Any], run: Run) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    rows = _on_elements(sheet, whole={**ANSWER, "结论": "符合"}, each={"结论": "符合"})
    end = sheet.max_row + 1
    for column in range(1, sheet.max_column + 1):
        sheet.cell(end, column).value = sheet.cell(rows[""], column).value
    _fill(sheet, end, 单位="冠县", 认定人="李某")
    opened.save(BOOK)
    assert len(_failures(_check(run))) == 4 * len(ANSWER)


@pytest.mark.parametrize("element", [None, "leaders"])
def test_a_row_whose_element_is_another_than_it_says_is_named(
    element: str | None, book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    row = _elements(sheet, "agglomeration")["chain"]
    _fill(sheet, row, 要素=element)
    opened.save(BOOK)
    assert _failures(_check(run))[f"审核意见!B{row}"] == "another-element"


@pytest.mark.parametrize("element", ["chain", "leaders"])
def test_a_sheet_that_names_elements_in_a_line_of_their_own_is_read_as_before(
    element: str, book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    row = _elements(sheet, "agglomeration")["chain"]
    sheet.cell(row, 2).value = "集聚和配套\n· 链条衔接"
    _fill(sheet, row, 要素=element)
    opened.save(BOOK)
    assert _failures(_check(run)).get(f"审核意见!B{row}") == {"leaders": "another-element"}.get(
        element
    )


def test_elements_found_before_are_not_listed_again(run: Run) -> None:
    chain = "  - {condition: agglomeration, element: chain, outcome: met, reason: 好, by: 王某, office: 市局, on: 2025-04-02}\n"
    write("found.yaml", f"cluster: {BEARINGS}\nfindings:\n{chain}")
    run("findings", "new", "all/a.yaml", "-o", BOOK, "--findings", "found.yaml")
    rows = _elements(openpyxl.load_workbook(BOOK)["审核意见"], "agglomeration")
    assert [*rows] == ["", "density", "leaders", "supply"]


def test_a_relaxed_bound_is_held_against_the_figure(book: Callable[[], Any], run: Run) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    bounds = {"area": 110, "revenue": 28}
    for row, condition in _rows(sheet):
        if condition in bounds:
            _fill(sheet, row, 放宽到=bounds[condition])
    opened.save(BOOK)
    assert verdicts(_check(run)) == {"a.yaml": "eligible", "b.yaml": "not_eligible"}


def test_a_refused_waiver_and_a_judgement_not_met_end_an_application(
    book: Callable[[], Any], run: Run
) -> None:
    _filled(book(), revenue="不同意放宽", technology="不符合").save(BOOK)
    assert set(verdicts(_check(run)).values()) == {"not_eligible"}


# Every bad cell is named


@pytest.mark.parametrize(
    ("head", "value", "cell", "code"),
    [
        ("结论", "好", "审核意见!D4", "unknown-word"),
        ("结论", "同意放宽", "审核意见!D4", "not-relaxable"),
        ("结论", None, "审核意见!D4", "finding-incomplete"),
        ("理由", None, "审核意见!F4", "finding-incomplete"),
        ("认定人", "  ", "审核意见!G4", "finding-incomplete"),
        ("单位", "莘县", "审核意见!H4", "another-county"),
        ("单位", "某局", "审核意见!H4", "unknown-office"),
        ("日期", "去年", "审核意见!I4", None),
        ("日期", 45, "审核意见!I4", None),
        ("日期", date(2025, 3, 2), "审核意见!I4", None),
        ("编号", None, "审核意见!K4", "finding-incomplete"),
        ("编号", "media", "审核意见!B4", "another-condition"),
        ("编号", "no-such", "审核意见!K4", "no-such-condition"),
        ("要素", "no-such", "审核意见!J4", "no-such-element"),
        ("集群", None, "审核意见!A4", "finding-incomplete"),
    ],
)
def test_a_bad_cell_is_named(
    head: str, value: object, cell: str, code: str | None, book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    _fill(opened["审核意见"], 4, **{head: value})
    opened.save(BOOK)
    ran = _check(run)
    assert ran.code == 2
    assert _failures(ran).keys() == {cell}
    assert code in (None, _failures(ran)[cell])


def test_a_word_for_a_judgement_does_not_answer_a_waiver(book: Callable[[], Any], run: Run) -> None:
    _filled(book(), area="符合").save(BOOK)
    assert [*_failures(_check(run)).values()] == ["figure-speaks"]


def test_several_bad_cells_are_all_named_and_other_clusters_are_judged(
    book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    _fill(sheet, 4, 结论="好", 理由=None)
    _fill(sheet, 5, 日期="不知道")
    opened.save(BOOK)
    ran = _check(run)
    assert _failures(ran).keys() == {"审核意见!D4", "审核意见!F4", "审核意见!I5"}
    assert verdicts(ran) == {"b.yaml": "eligible"}


def test_a_second_row_of_one_office_on_one_condition_is_named(
    book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    for at in range(1, 12):
        sheet.cell(sheet.max_row + (at == 1), at).value = sheet.cell(4, at).value
    opened.save(BOOK)
    assert [*_failures(_check(run)).values()] == ["answered-twice"]


def test_a_cluster_that_no_application_is_of_is_no_error_beside_those_that_are(
    book: Callable[[], Any], run: Run
) -> None:
    _filled(book()).save(BOOK)
    ran = run("check", "all/a.yaml", "--findings", BOOK, "--brief")
    assert ran.code == 0
    assert ran.err.startswith(f"{BOOK}:审核意见!A")
    assert f"Findings on clusters that are not here were left out: 1 ({PAPER})" in ran.err


def test_answers_in_rows_that_a_filter_hides_are_no_answers_and_are_named(
    book: Callable[[], Any], run: Run
) -> None:
    opened = _filled(book())
    opened["审核意见"].row_dimensions[6].hidden = True
    opened.save(BOOK)
    ran = run("check", "all", "--findings", BOOK, "--brief")
    assert (ran.code, ran.out) == (2, "")
    assert "Hidden rows of “审核意见” were not read: 6." in ran.err


@pytest.mark.parametrize("head", ["日期", "编号", "条件"])
def test_a_column_that_is_gone_is_named(head: str, book: Callable[[], Any], run: Run) -> None:
    opened = _filled(book())
    sheet = opened["审核意见"]
    sheet.cell(3, _heads(sheet)[head]).value = "另"
    opened.save(BOOK)
    ran = _check(run)
    assert ran.code == 2
    assert set(_failures(ran).values()) == {"no-findings" if head == "条件" else "missing-column"}


def test_a_document_that_holds_no_findings_is_named_unless_it_lies_in_a_folder(run: Run) -> None:
    run("check", "all", "--xlsx", "found/汇总表.xlsx")
    write("found/a.yaml", findings(BEARINGS, "冠县"))
    Path("found").mkdir(exist_ok=True)
    run("check", "all", "--xlsx", "found/汇总表.xlsx")
    assert run("check", "all", "--findings", "found", "--brief").code == 3
    ran = run("check", "all", "--findings", "found/汇总表.xlsx", "--brief")
    assert (ran.code, "There are no findings in this document." in ran.err) == (2, True)


def test_a_workbook_of_findings_in_the_folder_of_the_forms_is_no_broken_form(
    book: Callable[[], Any], run: Run
) -> None:
    _filled(book()).save(f"all/{BOOK}")
    ran = run("check", "all", "--findings", "all", "--format", "jsonl")
    assert (ran.code, set(verdicts(ran).values())) == (0, {"eligible"})


def test_a_sheet_in_chinese_knows_its_rows_by_labels_and_is_read_back_as_any(run: Run) -> None:
    assert run("findings", "new", "all", "-o", "中文.xlsx", lang="zh").code == 0
    opened = openpyxl.load_workbook("中文.xlsx")
    sheet = opened["审核意见"]
    names = [
        sheet.cell(row, _heads(sheet)[head]).value
        for row in range(4, sheet.max_row + 1)
        for head in ("要素", "编号")
    ]
    assert [each for each in names if each and each.isascii()] == []
    assert {"媒体宣传", "企业集聚"} <= {*names}
    _filled(opened, 集群区域面积="同意放宽", 年营业收入="同意放宽").save(BOOK)
    assert verdicts(_check(run)) == {"a.yaml": "eligible", "b.yaml": "eligible"}


def test_a_formula_that_nobody_worked_out_is_no_blank(run: Run, book: Any) -> None:
    opened = book()
    sheet = opened["审核意见"]
    first, *_ = (row for row, _ in _rows(sheet))
    heads = _heads(sheet)
    for head in ("结论", "认定人"):
        sheet.cell(first, heads[head]).value = '="符合"'
    sheet.cell(first + 1, heads["集群"]).value = "=A4"
    opened.save(BOOK)
    said = _failures(_check(run))
    assert set(said.values()) == {"not-worked-out"}
    assert list(said) == [f"审核意见!A{first + 1}"]
    sheet.cell(first + 1, heads["集群"]).value = sheet.cell(first, heads["集群"]).value
    opened.save(BOOK)
    said = _failures(_check(run))
    column = {head: sheet.cell(first, at).coordinate for head, at in heads.items()}
    at = {head: said.get(f"审核意见!{cell}") for head, cell in column.items()}
    assert at["结论"] == at["认定人"] == "not-worked-out"
    assert at["理由"] == at["单位"] == at["日期"] == "finding-incomplete"
