"""`check --docx DIR`: a letter to each sender who has something to mend, and to nobody else."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from docx.shared import Pt, Twips

from lccluster.render.word.lines import PITCH
from rounds import application, findings, write
from running import EXAMPLES, Run

BEARINGS, PAPER = "冠县某某轴承特色产业集群", "莘县某某纸业特色产业集群"
BAD = (
    ("38.4", "null"),
    ("industry_titles: 1", "industry_titles: 3"),
    ("development_plan: true", "development_plan: false"),
    ("sealed: true}\n", "sealed: false}\n"),
    ("evidence: true}\ninnovation", "}\ninnovation"),
    ("34.15", "29"),
)


@pytest.fixture(autouse=True)
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One application that is all right, and one in which much has to be mended."""
    monkeypatch.chdir(tmp_path)
    write("简介.txt", "集群位于某某镇。")
    write("all/简介.txt", "集群位于某某镇。")
    good = application(BEARINGS, "冠县").replace("introduction: true", "introduction: 简介.txt")
    bad = application(PAPER, "莘县").replace("introduction: true", "introduction: 简介.txt")
    for old, new in BAD:
        assert old in bad
        bad = bad.replace(old, new)
    write("all/a.yaml", good)
    write("all/b.yaml", bad)
    return tmp_path


def _texts(path: str | Path) -> list[str]:
    return [each.text for each in docx.Document(str(path)).paragraphs if each.text]


def _mark() -> str:
    """Give what stands above the first page of the one letter."""
    (path,) = Path("letters").iterdir()
    header = docx.Document(str(path)).sections[0].first_page_header
    return str(header.paragraphs[0].text)


def _letter(run: Run, **lang: str) -> list[str]:
    assert run("check", "all", "--docx", "letters", "--brief", **lang).code == 4
    (path,) = Path("letters").iterdir()
    assert path.name == f"{PAPER}补正通知.docx"
    return _texts(path)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_letter_names_what_the_sender_mends_with_its_clause(lang: str, run: Run) -> None:
    texts = _letter(run, lang=lang)
    assert _mark() == "代拟稿"
    assert "莘县某某镇人民政府：" in texts
    assert any(each.startswith("你单位报送的聊城市特色产业集群申报材料（") for each in texts)
    body = "\n".join(texts)
    for said in (
        "一、未填写或者填写不准确的（申请单位填报）。集群区域面积（第四条第（二）项）：",
        "二、前后不一致的（申请单位核实更正）。各分项（名牌产品、驰（著）名商标、产业荣誉称号）合计6",
        "1. 发展规划（第六条第（三）项）：没有提交。",
        "2. 真实性声明（第六条第（八）项）：没有注明盖章，请加盖公章。",
        "四、适当放宽的依据（申请单位提供）。适当放宽（第四条第二款）：",
        "报莘县工业和信息化局审核后转报我局。",
        "抄送：莘县工业和信息化局。",
        "聊城市工业和信息化局\n　　　　年　　月　　日",
    ):
        assert said in body, said
    assert "下列6项需要补正" in body


def test_a_sole_item_goes_on_behind_its_heading_in_the_font_of_the_text(run: Run) -> None:
    _letter(run)
    (path,) = Path("letters").iterdir()
    found = [each for each in docx.Document(str(path)).paragraphs if each.text[1:2] == "、"]
    fonts = [[each.font.name for each in one.runs if each.text] for one in found]
    sole = ["黑体", "仿宋"]
    assert fonts == [sole, sole, ["黑体"], sole, sole]
    assert found[0].text.startswith("一、未填写或者填写不准确的（申请单位填报）。集群区域面积（")
    assert [each.paragraph_format.keep_with_next for each in found] == [
        each == ["黑体"] for each in fonts
    ]


def test_a_letter_with_two_things_to_mend_is_set_on_one_page(run: Run) -> None:
    text = application(PAPER, "莘县").replace("introduction: true", "introduction: 简介.txt")
    for old, new in (BAD[0], BAD[2]):
        text = text.replace(old, new)
    write("all/b.yaml", text)
    texts = _letter(run)
    assert [each[:2] for each in texts if each[1:2] == "、"] == ["一、", "二、"]
    (path,) = Path("letters").iterdir()
    pitches = {each.paragraph_format.line_spacing for each in docx.Document(str(path)).paragraphs}
    assert Pt(23.6) <= min(pitches) < Twips(PITCH)


def test_a_letter_writes_days_and_figures_as_letters_do(run: Run) -> None:
    bad = Path("all/b.yaml").read_text("utf-8")
    bad = bad.replace("signed_on: 2025-03-10, sealed: false", "signed_on: 2025-02-01, sealed: true")
    write("all/b.yaml", bad.replace("total: 73, above_size: 18", "total: 973, above_size: 900"))
    body = "\n".join(_letter(run))
    assert "日期（2025年2月1日）早于填报日期（2025年3月3日）" in body
    assert "营业收入0.03亿元，实际的集群一般为0.2亿元以上" in body


def test_a_letter_quotes_what_was_written_sign_by_sign(run: Run) -> None:
    bad = Path("all/b.yaml").read_text("utf-8")
    write("all/b.yaml", bad.replace("revenue_yi: 29", "revenue_yi: 约 29 亿元"))
    assert "“约 29 亿元”" in "\n".join(_letter(run))


def test_a_letter_on_a_re_review_calls_it_one(run: Run) -> None:
    assert run("check", "all", "--review", "--docx", "letters", "--brief").code == 4
    (path,) = Path("letters").iterdir()
    texts = _texts(path)
    assert "聊城市工业和信息化局\n关于补正聊城市特色产业集群复核材料的通知" in texts
    assert any(each.startswith("你单位报送的聊城市特色产业集群复核材料（") for each in texts)
    assert not any("申报" in each for each in texts)


def test_no_page_of_a_letter_holds_a_copy_or_a_signature_without_its_text(run: Run) -> None:
    _letter(run)
    (path,) = Path("letters").iterdir()
    *_, asked, contact, above, blank, signed, day, below, copy = docx.Document(str(path)).paragraphs
    assert (contact.text[:4], day.text[-1], copy.text[:3]) == ("联系人：", "日", "抄送：")
    together = (asked, contact, above, blank, signed, day, below)
    assert all(each.paragraph_format.keep_with_next for each in together)


def test_what_is_open_at_the_office_is_not_asked_of_the_sender(run: Run) -> None:
    body = "\n".join(_letter(run))
    assert "产业特色" not in body
    assert "年营业收入" not in body


def test_of_many_who_need_no_letter_the_first_are_named_with_a_sign_that_there_are_more(
    run: Run,
) -> None:
    for at in range(13):
        write(f"all/{at}.yaml", Path("all/a.yaml").read_text("utf-8").replace("轴承", f"轴承{at}"))
    told = run("check", "all", "--docx", "letters", "--brief").err.splitlines()
    (said,) = (each for each in told if "need no letter" in each)
    assert ": 14 (" in said
    assert said.endswith(", …).")


def test_the_screen_says_who_was_written_to_and_who_was_not(run: Run) -> None:
    write("all/c.yaml", "county: [\n")
    ran = run("check", "all", "--docx", "letters", "--brief")
    assert f"{PAPER}补正通知.docx is written." in ran.err
    assert f"need no letter, as their senders have nothing to mend: 1 ({BEARINGS})" in ran.err
    assert "Unusable files, on which no letter is written: 1." in ran.err


def test_without_a_rule_in_force_nobody_is_said_to_have_nothing_to_mend(run: Run) -> None:
    ran = run("check", "all", "--docx", "letters", "--brief", "--on", "2026-09-01")
    assert "nothing to mend" not in ran.err
    assert "no letter is written, as no rule is in force: 2 (" in ran.err


def test_an_application_that_cannot_become_eligible_gets_no_letter(run: Run) -> None:
    text = application(PAPER, "莘县", area="120").replace("city_rank: 1", "city_rank: 2")
    write("all/b.yaml", text.replace("development_plan: true", "development_plan: false"))
    ran = run("check", "all", "--docx", "letters", "--brief")
    assert (ran.code, Path("letters").exists()) == (1, False)
    assert "have nothing to mend: 2 (" in ran.err


def test_where_no_rule_is_in_force_nobody_is_written_to(run: Run) -> None:
    ran = run("check", "all", "--docx", "letters", "--brief", "--on", "2026-09-01")
    assert (ran.code, Path("letters").exists()) == (5, False)


def test_a_letter_is_written_anew_but_not_over_what_somebody_edited(run: Run) -> None:
    _letter(run)
    (path,) = Path("letters").iterdir()
    first = path.read_bytes()
    _letter(run)
    assert path.read_bytes() == first
    document = docx.Document(str(path))
    document.add_paragraph("请于四月底前办理。")
    document.save(str(path))
    edited = path.read_bytes()
    write("all/a.yaml", application(BEARINGS, "冠县").replace("development_plan: true", ""))
    ran = run("check", "all", "--docx", "letters", "--brief")
    assert (ran.code, path.read_bytes()) == (2, edited)
    assert f"{PAPER}补正通知.docx: A file stands here that this tool did not write" in ran.err
    assert f"{BEARINGS}补正通知.docx is written." in ran.err  # the others are


def test_the_report_is_whole_beside_the_letters(run: Run) -> None:
    ran = run("check", "all", "--docx", "letters", "--format", "json")
    assert len(json.loads(ran.out)["assessments"]) == 2


def test_names_of_files_are_safe_and_each_its_own(run: Run) -> None:
    for at, name in enumerate(("甲/乙: 集群", "甲_乙_ 集群", "长" * 90, "con")):
        text = application(json.dumps(name, ensure_ascii=False), "冠县")
        write(f"odd/{at}.yaml", text.replace("development_plan: true", "development_plan: false"))
    assert run("check", "odd", "--docx", "letters", "--brief").code == 4
    names = sorted(path.name for path in Path("letters").iterdir())
    assert names == [
        "con补正通知.docx".replace("con", "_con"),
        "甲_乙_ 集群-2补正通知.docx",
        "甲_乙_ 集群补正通知.docx",
        f"{'长' * 60}补正通知.docx",
    ]


def test_braces_in_what_the_sender_wrote_are_only_words(run: Run) -> None:
    name = '"甲{office}乙、丙"'
    text = application(name, "冠县").replace("development_plan: true", "development_plan: false")
    write("all/b.yaml", text)
    assert run("check", "all/b.yaml", "--docx", "letters", "--brief").code == 4
    (path,) = Path("letters").iterdir()
    assert any("甲{office}乙、丙" in each for each in _texts(path))


def test_a_blank_heading_leaves_a_blank_in_the_letter(run: Run) -> None:
    text = application("null", "冠县").replace("applicant: 冠县某某镇人民政府\ncounty: 冠县\n", "")
    write("all/b.yaml", text.replace("development_plan: true", "development_plan: false"))
    assert run("check", "all/b.yaml", "--docx", "letters", "--brief").code == 4
    texts = _texts(Path("letters/_补正通知.docx"))
    assert "　　　　：" in texts
    assert any("报　　　　审核后转报我局" in each for each in texts)


def test_decisions_and_letters_go_together(run: Run) -> None:
    write("found.yaml", findings(BEARINGS, "冠县"))
    words = ("check", "all", "--findings", "found.yaml", "--docx", "letters", "--xlsx", "s.xlsx")
    assert run(*words, "--brief").code == 4
    assert Path("s.xlsx").exists()
    assert len(list(Path("letters").iterdir())) == 1


@pytest.mark.parametrize("folder", ["letters.docx", "all/a.yaml", "no/such/folder"])
def test_a_folder_that_cannot_be_one_is_refused_before_any_work(folder: str, run: Run) -> None:
    ran = run("check", "all", "--docx", folder)
    assert (ran.code, ran.out) == (2, "")
    assert "No folder can be made there." in ran.err


def test_a_rulebook_without_the_words_of_a_letter_says_so(run: Run) -> None:
    ran = run("check", "all", "--docx", "letters", "--rules", "sme-clusters-2022")
    assert (ran.code, ran.out) == (2, "")
    assert "This rulebook has no words for a correction letter" in ran.err


def test_what_names_itself_is_not_named_twice(run: Run) -> None:
    run("check", EXAMPLES / "contradictions", "--docx", "letters")
    [file] = Path("letters").iterdir()
    said = [each.text for each in docx.Document(str(file)).paragraphs]
    assert any(line.startswith("1. 税金占营业收入") for line in said)
    assert not any("税金：税金" in line for line in said)
