"""`rules diff`: two rulebooks side by side, as text, JSON and a Word document."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest

from foreign_words import foreign
from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft
from running import EXAMPLES, Run

TWO = ("liaocheng-2021-97", "sme-clusters-2022")


def compared(run: Run, *names: object) -> dict[str, Any]:
    ran = run("rules", "diff", *names, "--format", "json")
    assert ran.code == 0
    made: dict[str, Any] = json.loads(ran.out)
    return made


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return start_draft("draft-2027", "liaocheng-2021-97", tmp_path, Library())


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_two_shipped_rulebooks_are_told_apart_clause_by_clause(run: Run) -> None:
    made = compared(run, *TWO)
    found = {(each["part"], each["id"], each["change"]) for each in made["differences"]}
    assert not made["same"]
    assert {("conditions", "revenue", "dropped"), ("conditions", "growth", "added")} <= found
    assert ("conditions", "area", "changed") in found
    years = [each for each in made["differences"] if each["what"] == "validity.years"]
    assert [(each["before"], each["after"]) for each in years] == [(5, 3)]


def test_every_difference_cites_its_provision_where_it_has_one(run: Run, draft: Path) -> None:
    edit(draft / "measure.yaml", "  years: 5", "  years: 3")
    edit(draft / "measure.yaml", "overdue_after: 01-20", "overdue_after: 01-31")
    edit(
        draft / "measure.yaml",
        "id: county_report\n    article: 第十二条",
        "id: county_report\n    article: 第十一条",
    )
    edit(draft / "offices.yaml", "aliases: [临清,", "aliases: [")
    cited = {
        (each["id"], each["what"]): each["article"]
        for each in compared(run, TWO[0], draft)["differences"]
    }
    assert cited["measure", "validity.years"] == "第十三条"
    assert cited["measure", "draft"] is None
    assert cited["annual_report", "overdue_after"] == "第十一条"
    assert cited["county_report", "article"] == "第十一条"
    assert cited["371581", "aliases"] is None
    said = run("rules", "diff", TWO[0], draft).out
    assert "Article 13" in next(line for line in said.splitlines() if "years of validity" in line)


def test_a_change_of_days_owners_and_ends_is_shown_in_both_languages(run: Run, draft: Path) -> None:
    several = "due: [{on: 07-01, overdue_after: 07-10, about: this-year}, {on: 01-01, overdue_after: 01-10}]"
    edit(draft / "measure.yaml", "due_on: 02-10\n    overdue_after: 02-20", several)
    edit(draft / "measure.yaml", "owed_by: county", "owed_by: city")
    edit(
        draft / "measure.yaml",
        "counting: civil-code ",
        "counting: calendar-years\n  first: next-year ",
    )
    edit(
        draft / "measure.yaml",
        "applied_for: year-of-last-day",
        "applied_for: on-call\n  conditions: [area]",
    )
    chinese, english = (run("rules", "diff", TWO[0], draft, lang=each).out for each in ("zh", "en"))
    for words in ("认定次年为第一年", "按通知组织", "报当年度", "市级", "复核核对的条件"):
        assert words in chinese
    for words in (
        "the year after the recognition is the first",
        "when it is called for",
        "on the year itself",
        "the city",
    ):
        assert words in english
    [made] = [each for each in compared(run, TWO[0], draft)["differences"] if each["what"] == "due"]
    assert made["after"] == [
        {"on": "07-01", "overdue_after": "07-10", "about": "this-year"},
        {"on": "01-01", "overdue_after": "01-10", "about": "last-year"},
    ]


def test_a_rulebook_compared_with_itself_says_the_same(run: Run) -> None:
    assert compared(run, TWO[0], TWO[0])["same"] is True
    assert "The two say the same." in run("rules", "diff", TWO[1], TWO[1]).out


def test_a_changed_bound_is_shown_with_its_unit(run: Run, draft: Path) -> None:
    edit(draft / "04-conditions.yaml", "30亿元", "25.5亿元")
    edit(draft / "04-conditions.yaml", "30 yi yuan", "25.5 yi yuan")
    edit(draft / "04-conditions.yaml", "bound: 30, unit: yi_yuan", "bound: 25.5, unit: yi_yuan")
    edit(draft / "measure.yaml", "until: 2026-08-31", "until: 2031-08-31")
    found = {
        (each["id"], each["what"]): each for each in compared(run, TWO[0], draft)["differences"]
    }
    bound = found["revenue", "bound"]
    assert (bound["before"], bound["after"], bound["unit"]) == ("30", "25.5", "yi_yuan")
    assert found["measure", "in_force.until"]["after"] == "2031-08-31"
    assert found["revenue", "says"]["after"]["zh"] == "年营业收入25.5亿元以上"
    said = run("rules", "diff", TWO[0], draft, lang="zh").out
    assert "30 亿元" in said
    assert "25.5 亿元" in said


def test_another_kind_of_check_is_shown_figure_by_figure(run: Run, draft: Path) -> None:
    old = "check: {kind: at_least, field: honours.total, bound: 1, unit: items}"
    new = """check:
      kind: any_of
      figures:
        - {kind: at_least, field: honours.total, bound: 1, unit: items}
        - {kind: at_least, field: innovation.gazelles, bound: 1, unit: items}"""
    edit(draft / "04-conditions.yaml", old, new)
    found = {each["what"]: each for each in compared(run, TWO[0], draft)["differences"]}
    assert found["kind"]["after"] == "any_of"
    assert [each["field"] for each in found["figures"]["after"]] == [
        "honours.total",
        "innovation.gazelles",
    ]
    assert found["figures"]["after"][0]["bound"] == "1"
    assert "gazelle enterprises ≥ 1 item" in run("rules", "diff", TWO[0], draft).out


def test_materials_form_checks_and_readings_are_compared_too(run: Run, draft: Path) -> None:
    edit(draft / "06-materials.yaml", "most_characters: 3000", "most_characters: 2000")
    edit(draft / "06-materials.yaml", "不超过3000字", "不超过2000字")
    edit(draft / "06-materials.yaml", "at most 3000", "at most 2000")
    edit(draft / "06-materials.yaml", "optional: true", "optional: false")
    edit(draft / "form-checks.yaml", "lowest: 0.3", "lowest: 0.2")
    edit(draft / "form-checks.yaml", "factor: 10000}", "factor: 20000}")
    edit(
        draft / "form-checks.yaml",
        "parts: [enterprises.above_size, enterprises.in_park]",
        "parts: [enterprises.above_size]",
    )
    edit(draft / "measure.yaml", "counting: civil-code", "counting: inclusive")
    edit(draft / "measure.yaml", "due_on: 01-10", "due_on: 01-05")
    edit(draft / "offices.yaml", "former: [茌平县, 茌平县工信局]", "former: [茌平县]")
    found = [
        (each["part"], each["what"], each["before"], each["after"])
        for each in compared(run, TWO[0], draft)["differences"]
    ]
    assert found[:1] == [("measure", "document_number", "聊工信发〔2021〕97号", "未编号")]
    single = [each for each in found if not isinstance(each[2], list | dict)]
    assert {each[1:] for each in single} >= {
        ("most_characters", 3000, 2000),
        ("optional", True, False),
        ("lowest", "0.3", "0.2"),
        ("validity.counting", "civil-code", "inclusive"),
        ("due_on", "01-10", "01-05"),
    }
    assert ("slips", "factor", "10000", "20000") in found
    (parts,) = [each for each in found if each[1] == "parts"]
    assert parts[3] == ["enterprises.above_size"]
    assert ("offices", "former", ["茌平县", "茌平县工信局"], ["茌平县"]) in found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_comparison_is_written_as_a_document(run: Run, tmp_path: Path, lang: str) -> None:
    file, again = tmp_path / "比较.docx", tmp_path / "again.docx"
    assert run("rules", "diff", *TWO, "--docx", file, lang=lang).code == 0
    assert run("rules", "diff", *TWO, "--docx", again, lang=lang).code == 0
    assert file.read_bytes() == again.read_bytes()
    document = docx.Document(str(file))
    numbers = ("聊工信发〔2021〕97号", "工信部企业〔2022〕119号")
    heads = [tuple(cell.text for cell in table.rows[0].cells) for table in document.tables]
    assert {each for head in heads for each in head if each in numbers} == {*numbers}
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    title = {
        "zh": "中小企业特色产业集群促进工作（2022年标准）",
        "en": "National programme for characteristic SME clusters (2022 standard)",
    }
    assert title[lang] in cells


def test_people_read_labels_and_words_where_scripts_read_keys(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "对照.docx"
    ran = run("rules", "diff", *TWO, "--docx", file, lang="zh")
    said = ran.out
    assert f"已写入 {file}。" in ran.err
    document = docx.Document(str(file))
    opening = "".join(each.text for each in document.paragraphs)
    assert "有效期2021年9月1日至2026年8月31日" in opening
    names = {row.cells[0].text for table in document.tables for row in table.rows}
    assert {"集群区域面积", "申请表"} <= names
    assert "办法" in [each.text for each in document.paragraphs]
    assert not {"measure", "area", "application_form"} & names
    assert "集群区域面积" in {line.split()[0] for line in said.splitlines() if line}
    for code in ("year-of-last-day", "not-stated", "nation", "economics.", "measure", "area "):
        assert code not in said


def test_two_that_bear_one_number_are_told_apart_by_their_ids(
    run: Run, tmp_path: Path, draft: Path
) -> None:
    measure, file = draft / "measure.yaml", tmp_path / "对照.docx"
    said = measure.read_text(encoding="utf-8")
    said = re.sub(
        r"(document_number|文号): .*", "document_number: 聊工信发〔2021〕97号", said, count=1
    )
    measure.write_text(said.replace("years: 5", "years: 6", 1), encoding="utf-8")
    run("rules", "diff", TWO[0], draft, "--docx", file)
    [table, *_] = docx.Document(str(file)).tables
    assert [cell.text for cell in table.rows[0].cells[1:3]] == [TWO[0], draft.name]


def test_a_document_says_once_what_only_one_has_and_names_no_row_by_its_part(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "对照.docx"
    assert run("rules", "diff", *TWO, "--docx", file, lang="zh").code == 0
    document = docx.Document(str(file))
    rows = [[each.text for each in row.cells] for table in document.tables for row in table.rows]
    assert "条件（仅一方有）" in [each.text for each in document.paragraphs]
    assert not [row for row in rows if row[0] == "办法"]
    alone = [row for row in rows if "仅前者有" in row or "仅后者有" in row]
    assert alone
    assert not [row for row in alone if "—" in row[:3]]


def test_a_document_of_two_that_are_the_same_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "same.docx"
    assert run("rules", "diff", TWO[0], TWO[0], "--docx", file).code == 0
    document = docx.Document(str(file))
    assert document.tables == []
    assert document.paragraphs[-1].text == "The two say the same."


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_part_and_key_has_a_name(run: Run, lang: str, draft: Path) -> None:
    """What can differ is what the structs hold; each key has to have a word."""
    from lccluster.render.screen.rulebooks.difference_words import KEYS
    from lccluster.rulebook.differences import _facts, _parts
    from shipped import BOTH

    held = [
        entry for each in BOTH for part in _parts(each.book).values() for entry in part.values()
    ]
    assert {key for entry in held for key in _facts(entry)} <= set(KEYS)


@pytest.mark.parametrize(("lang", "day"), [("zh", "2021年9月1日"), ("en", "2021-09-01")])
def test_the_days_of_a_comparison_are_written_in_its_language(
    run: Run, tmp_path: Path, lang: str, day: str
) -> None:
    file = tmp_path / "a.docx"
    assert run("rules", "diff", *TWO, "--docx", file, lang=lang).code == 0
    first = docx.Document(str(file)).tables[0]
    assert day in {cell.text for row in first.rows for cell in row.cells}


GUANGDONG = EXAMPLES.parent / "rules" / "guangdong-2023"


def test_cells_of_one_label_are_named_with_their_group(run: Run) -> None:
    out = run("rules", "diff", TWO[0], GUANGDONG, lang="zh", columns=140).out
    assert "企业户数·总数" in out
    assert "公共服务平台数量·总数" in out
    assert "\n总数 " not in out
    assert "\n年度 " not in out


def test_a_label_that_has_the_words_of_its_group_stands_without_it(run: Run) -> None:
    out = run("rules", "diff", TWO[0], GUANGDONG, lang="en", columns=140).out
    assert "firms in all" in out
    assert "firms: firms in all" not in out


@pytest.mark.parametrize(
    ("lang", "city", "ministry"),
    [
        ("zh", "市局", "工业和信息化部"),
        ("en", "city bureau", "Ministry of Industry and Information Technology"),
    ],
)
def test_who_acts_is_called_as_where_a_rulebook_is_shown(
    run: Run, lang: str, city: str, ministry: str
) -> None:
    told = run("rules", "diff", *TWO, lang=lang).out
    acts = [line for line in told.splitlines() if "承办" in line or "who acts" in line]
    assert any(city in line and ministry in line for line in acts)
    assert any(city in line for line in run("rules", "show", lang=lang).out.splitlines())


def test_offices_are_named_in_english_to_readers_of_english(run: Run, tmp_path: Path) -> None:
    offices = tmp_path / "offices.docx"
    assert run("rules", "diff", *TWO, "--docx", offices, lang="en").code == 0
    cells = [each.text for table in docx.Document(str(offices)).tables for each in table._cells]
    assert "Ministry of Industry and Information Technology" in cells
    assert not {"市局", "工业和信息化部", "省级中小企业主管部门"} & {*cells}


def test_what_only_one_has_is_said_once_and_leaves_no_column_blank(run: Run) -> None:
    out = run("rules", "diff", *TWO, lang="zh").out
    parts = dict(part.split("\n", 1) for part in out.split("\n\n")[1:])
    assert parts["申请表核对：单位填错"].splitlines() == [
        "名称  不同之处",
        "万元  仅前者有",
        "千元  仅前者有",
    ]
    assert "条款" not in parts["条款"].splitlines()[0]
    assert "统一社会信用代码" in parts["申请表"]


def test_no_side_goes_without_the_other_even_where_it_says_nothing(run: Run, draft: Path) -> None:
    edit(draft / "offices.yaml", "    in_letters: 开发区经贸发展部\n", "")
    told = run("rules", "diff", TWO[0], draft, lang="zh", columns=140).out
    head, row = told.split("\n推荐单位\n")[1].splitlines()[:2]
    assert "聊工信发〔2021〕97号" in head and "draft-2027" in head
    assert row.split() == ["开发区", "公文用名", "开发区经贸发展部", "—"]


def test_what_one_alone_says_stands_in_one_column_behind_what_both_say(run: Run) -> None:
    said = run("rules", "diff", *TWO, columns=80).out
    both, alone, *_ = re.sub(r"\x1b\[[0-9;]*m", "", said).split("\nConditions\n")[1].split("\n\n")
    heads = both.split("\n")[0].split()
    assert heads[0] == "name"
    assert [each for each in heads if "-" in each] == ["liaocheng-2021-97", "sme-clusters-2022"]
    head, columns, *_ = alone.split("\n")
    assert head == "Conditions, only in one of the two"
    assert columns.startswith("name  ")
    assert "what it says" in columns
    assert "—" not in alone
    assert len(alone.split("\n")) < 60


def test_words_that_differ_in_english_alone_are_said_to_in_chinese(run: Run, draft: Path) -> None:
    edit(draft / "form.yaml", "en: annual revenue", "en: yearly revenue")
    shown = run("rules", "diff", TWO[0], draft, lang="en").out
    assert "annual revenue" in shown
    assert "yearly revenue" in shown
    out = run("rules", "diff", TWO[0], draft, lang="zh").out
    assert "名称（只有英文写法不同）" in out
    assert "revenue" not in out


def test_words_that_differ_in_chinese_alone_are_said_to_in_english(run: Run, draft: Path) -> None:
    edit(draft / "form.yaml", "zh: 营业收入", "zh: 收入")
    out = run("rules", "diff", TWO[0], draft, lang="en").out
    assert "label (in the Chinese words alone)" in out
    assert not re.search("(?<!营业)收入", out)


def test_what_is_said_alike_under_another_id_is_said_to_be_so(run: Run, draft: Path) -> None:
    edit(draft / "04-conditions.yaml", "id: renown,", "id: fame,")
    out = run("rules", "diff", TWO[0], draft, lang="zh").out
    assert "要素（编号不同）" in out


def test_a_unit_and_the_least_of_a_cell_are_said_in_words(run: Run, draft: Path) -> None:
    ranked = "in the city's trade}, unit: rank, lowest: above_zero"
    edit(draft / "form.yaml", ranked, ranked.replace("rank, lowest: above_zero", "items"))
    said = run("rules", "diff", "liaocheng-2021-97", draft, lang="zh").out
    assert re.search(r"^全市同行业排名 +单位 +名 +个$", said, re.MULTILINE)
    assert re.search(r"^全市同行业排名 +下限 +大于零 +不为负$", said, re.MULTILINE)


def test_a_rulebook_is_called_and_typed_by_the_number_of_its_measure_in_chinese(run: Run) -> None:
    ran = run("rules", "diff", "聊工信发[2021]97号", "工信部企业〔2022〕119号", lang="zh")
    assert ran.code == 0
    assert "聊工信发〔2021〕97号" in ran.out
    assert "liaocheng-2021-97" not in ran.out
    assert (
        "liaocheng-2021-97" in run("rules", "diff", "聊工信发〔2021〕97号", "sme-clusters-2022").out
    )
    assert run("rules", "show", "--rules", "聊工信发〔2021〕98号").code == 2


def test_a_unit_that_figures_slip_into_is_called_so_in_the_language_spoken(
    run: Run, tmp_path: Path
) -> None:
    for lang, name in (("en", "wan yuan"), ("zh", "万元")):
        file = tmp_path / f"{lang}.docx"
        run("rules", "diff", *TWO, "--docx", file, lang=lang)
        tables = docx.Document(str(file)).tables
        assert name in {row.cells[0].text for table in tables for row in table.rows}


SCORE = """check:
      kind: score
      items:
        - {id: a, label: {zh: 甲, en: first}, field: shares.sme_output, weight: 40}
        - {id: b, label: {zh: 乙, en: second}, asks: {zh: 乙如何, en: how is it?}, weight: 60}
      grades: [{id: g1, label: {zh: 良, en: good}, from: 60}, {id: g2, label: {zh: 差, en: bad}, from: 0}]
      at_least: g1"""
ROWS = "check: {kind: count_of, table: products, where: {provincial_market_share: {at_least: 10}, name: 轴承}, at_least: 30, unit: households}"
BY_IDS = (
    ("form.yaml", "[enterprises.above_size, enterprises.in_park]", "[enterprises.in_park]"),
    ("procedure.yaml", "acts: [sheet_received]", "acts: [sheet_received, compliance_checked]"),
    ("measure.yaml", "  extends_years: 5", "  extends_years: 5\n  conditions: [area, media]"),
    ("04-conditions.yaml", "  - id: brand\n", '  - id: brand\n    ground: "14.1"\n'),
    (
        "04-conditions.yaml",
        "check: {kind: at_least, field: honours.total, bound: 1, unit: items}",
        SCORE,
    ),
    (
        "04-conditions.yaml",
        "check: {kind: at_least, field: economics.revenue_yi, bound: 30, unit: yi_yuan}",
        ROWS,
    ),
    (
        "04-conditions.yaml",
        "{zh: 年营业收入30亿元以上, en: an annual revenue of at least 30 yi yuan}",
        "{zh: 比重10%以上的产品30户以上, en: at least 10 % and at least 30 firms}",
    ),
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_rulebooks_name_by_ids_is_shown_by_labels(run: Run, draft: Path, lang: str) -> None:
    for file, old, new in BY_IDS:
        edit(draft / file, old, new)
    ran = run("rules", "diff", TWO[0], draft, lang=lang)
    assert ran.code == 0, ran.err
    assert re.findall(r"[a-z]+[_.][a-z]+|14\.1|\bg1\b|\bmedia,|\barea,", ran.out) == []
    if lang == "zh":
        assert foreign(ran.out, "draft-2027 LCCR-2021-0050003") == set()
        words = (
            "进入产业园区企业",
            "合规性审核",
            "集群区域面积、媒体宣传",
            "弄虚作假",
            "省内市场比重：",
        )
        assert [each for each in words if each not in ran.out] == []
        assert re.search("评分项目 +— +甲 40%、乙 60%", ran.out)


def test_conditions_of_a_re_review_are_named_by_labels(run: Run, draft: Path) -> None:
    edit(
        draft / "measure.yaml",
        "  extends_years: 5",
        "  extends_years: 5\n  conditions: [area, media]",
    )
    said = {lang: run("rules", "show", "--rules", draft, lang=lang).out for lang in ("zh", "en")}
    assert "复核只核对这些条件：集群区域面积、媒体宣传。" in said["zh"]
    assert "asks these alone: area of the cluster, media coverage." in said["en"]


def test_stages_are_called_as_their_own_rulebook_calls_them(run: Run) -> None:
    lines = run("rules", "diff", *TWO, lang="zh").out.splitlines()
    told = [line for line in lines if line.startswith("公布 ") and "须先有" in line]
    assert told
    assert all("部里组织专家评审、公示" in line for line in told)
    assert not any("专家评审，视情" in line for line in told)


def test_a_provision_that_a_side_is_stands_once(run: Run) -> None:
    ran = run("rules", "diff", "liaocheng-2021-97", "sme-clusters-2022", lang="zh")
    (row,) = (line for line in ran.out.splitlines() if line.split()[:2] == ["复核", "仅前者有"])
    assert row.split() == ["复核", "仅前者有", "第十三条"]
    assert "仅前者有  第七条\n" in ran.out
