"""What is refused says what may be typed instead; what is printed says each thing once and the next step last."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from test_empty_screens import demo, office

from running import ROOT, Run

__all__ = ["demo", "office"]
NATION = ("--rules", "liaocheng-2021-97")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("register list --county 河北", "可以写：东昌府区、临清市、冠县、莘县"),
        ("round todo --office 河北", "可以写：市局、东昌府区、临清市"),
        ("round recuse E9 371525-01 --on 2025-07-01", "E9 不在专家名单里。可以写：E1 甲某、E2 乙某、E3 丙某。"),
        ("register set-aside LC-2022-006 已撤销 --document 1号", "有的是：认定公布、集群年度工作总结、县级年度报告、撤销命名。"),
        ("register merge nothing", "nothing：没有这个文件夹。请检查文件夹名称。"),
        ("form import 申报/冠县轴承.yaml", "这已经是申报文件，不必读入。可用“lccluster check 申报/冠县轴承.yaml”核对。"),
        ("round file 申报/冠县轴承.yaml --on 2025-05-30", "：已推荐。这时已不能退回补正。"),
        ("round file 申报/临清市纺织.yaml --on 2025-05-30", "：已受理。请先退回（“lccluster round return 371581-01”）"),
        ("round object 371525-01 --named yes --on 2025-10-09", "“收到异议”只在处于以下状态时办理：拟公布、公示中"),
        ("round review 371581-01", "缺少“--outcome”。可以写：合格、不合格。"),
        ("round decide-objection 371525-01 1", "缺少“--outcome”。可以写：成立、不成立。"),
        ("round file 申报/冠县轴承.yaml --on 2025-03-09", "“冠县某某镇轴承特色产业集群”已经受理，编号 371525-01：已推荐。"),
        ("round review 371581-01 --outcome 合格 --reason 齐 --on 2025-06-01 --override 无", "该申报的结论为“不符合”，可用“lccluster check rounds/2025/applications/371581-01/application.yaml”查看原因。"),
        ("round notice --from 2025-09-01", "拟公布名单里没有还未公示的申报。可用“lccluster round todo”查看下一步办什么。（第九条）"),
        ("round promulgate --document 1号", "名单上没有可以公布的。可用“lccluster round todo”查看下一步办什么。（第九条）"),
        ("round recommend 阳谷县 --document 1号", "阳谷县没有初审合格、等待推荐的申报。可用“lccluster round todo”查看下一步办什么。（第七条）"),
        ("round check-compliance 371525-01 --on 2025-05-28", "可用“lccluster round todo”查看下一步办什么。"),
    ],
)  # fmt: skip
def test_what_is_refused_says_what_may_be_typed(
    typed: str, said: str, office: Path, run: Run
) -> None:
    ran = run(*typed.split(), lang="zh")
    assert ran.code in (2, 6)
    assert said in ran.err.replace("\\", "/")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("rounds", "rounds/2025：其中各份申报在年度申报中核对，此处未核对。运行“lccluster round list --round rounds/2025”可看各份申报的结论。"),
        ("register", "register：这是名录里的内容，不是申报文件。运行“lccluster register list --register register”可列出称号。"),
        ("register/clusters", "register/clusters：这是名录里的内容，不是申报文件。运行“lccluster register list --register register”可列出称号。"),
        ("register/register.yaml", "register/register.yaml：这是名录里的内容，不是申报文件。运行“lccluster register list --register register”可列出称号。"),
        ("规则", "规则：这是规则集里的内容，不是申报文件。可用“lccluster rules show --rules 规则”查看。"),
        ("审核意见", "审核意见：这是审核意见，不是申报文件。请用“lccluster check … --findings 审核意见”与申报一并交来。"),
        ("撤销公告.docx", "撤销公告.docx：这是本工具写成的文档，不是申报文件。请写收到的申报文件，或者其所在的文件夹。"),
        ("名录.yaml", "名录.yaml：这是已公布的名单，不是申报文件。可用“lccluster register init --from 名录.yaml”建立名录。"),
        ("通知.yaml", "通知.yaml：这是年度申报的通知，不是申报文件。可用“lccluster round open … --call 通知.yaml”开始年度申报。"),
        ("年报2024.csv", "年报2024.csv：这是表格，不是申报文件。可用“lccluster simulate 年报2024.csv --rules …”逐行对照规则集测算；有哪些规则集，见“lccluster rules list”。"),
        ("专家.yaml", "专家.yaml：这是专家名单，不是申报文件。可用“lccluster round panel 专家.yaml”登记。"),
    ],
)  # fmt: skip
def test_what_is_no_application_is_called_what_it_is(
    named: str, said: str, office: Path, run: Run
) -> None:
    Path("规则").mkdir()
    shutil.copy(ROOT / "rules" / "liaocheng-2021-97" / "measure.yaml", "规则")
    notice = ("register", "notice", "revocation", "-o", "撤销公告.docx")
    assert run(*notice).code == 0
    ran = run("check", named, lang="zh")
    assert (ran.code, ran.err.replace("\\", "/").splitlines()[0]) == (2, said)
    assert "这里没有申报文件" not in ran.err


def test_findings_on_another_cluster_are_refused_once(office: Path, run: Run) -> None:
    typed = ("check", "申报/冠县轴承.yaml", "--findings", "审核意见/莘县纸业.yaml")
    (line,) = run(*typed, lang="zh").err.splitlines()
    assert "请换用该集群的审核意见。" in line


def test_remarks_stand_before_what_usually_follows(office: Path, run: Run) -> None:
    expert = "{id: E1, name: 甲某, unit: 某大学, ties: [{to: 没有的集群, kind: 顾问}]}"
    Path("panel.yaml").write_text(f"experts: [{expert}]\n", "utf-8")
    ran = run(*["round", "panel", "panel.yaml", "--on", "2025-06-22"], lang="zh")
    *remarks, following = ran.err.splitlines()
    assert any("没有的集群" in each for each in remarks)
    assert following.startswith("接下来一般是：")


def test_a_merge_that_is_tried_says_what_would_come_in(office: Path, run: Run) -> None:
    shutil.copytree("register", "copy")
    typed = "register report LC-2022-004 --year 2024 --on 2025-01-12 --register copy"
    assert run(*typed.split()).code == 0
    tried = run("register", "merge", "copy", "--dry-run", lang="zh").out
    assert tried.startswith("将收下事项：1；原已有：")
    assert run("register", "merge", "copy", lang="zh").out.startswith("收下事项：1；")


def test_a_title_with_several_lines_is_named_once(office: Path, run: Run) -> None:
    ran = run("register", "candidates", "--rules", "sme-clusters-2022", lang="zh", columns=140)
    assert ran.out.count("LC-2022-001") == 1
    assert ran.out.count("产值年均增速") == 4


@pytest.mark.parametrize(("lang", "columns"), [("zh", 100), ("en", 120)])
def test_an_outlook_has_the_name_of_a_cluster_whole(
    office: Path, run: Run, lang: str, columns: int
) -> None:
    ran = run("register", "outlook", lang=lang, columns=columns)
    assert "莘县某某镇蔬菜加工特色产业集群" in ran.out
    assert "阳谷县某某镇光电线缆特色产业集群" in ran.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_owed_has_duty_and_cluster_whole_where_as_many_lines_hold_them(
    office: Path, run: Run, lang: str
) -> None:
    lines = run("register", "due", "--as-of", "2025-03-01", lang=lang, columns=100).out.splitlines()
    assert any("阳谷县某某镇光电线缆特色产业集群" in each for each in lines)
    duties = ("集群年度工作总结（2024 年度）", "the cluster's yearly summary on 2024")
    assert any(each.startswith(duties) for each in lines)


def test_a_title_that_is_over_has_no_days_left(office: Path, run: Run) -> None:
    ran = run("register", "show", "LC-2022-001", "--as-of", "2027-06-01", lang="zh")
    assert "有效期至 2027-05-09，已期满 23 天" in ran.out


@pytest.mark.parametrize(
    ("day", "said"), [("2027-05-08", "days left: 1"), ("2027-05-10", "days since then: 1")]
)
def test_a_single_day_is_counted_as_any_other(office: Path, run: Run, day: str, said: str) -> None:
    shown = run("register", "show", "LC-2022-001", "--as-of", day, lang="en").out
    assert said in shown
    assert "1 days" not in shown


def test_columns_that_tell_nothing_apart_are_left_out(run: Run) -> None:
    heads = run("rules", "list", lang="zh").out.splitlines()[0].split()
    assert heads == ["编号", "文号", "办法名称", "施行日期", "有效期至", "目前"]
    lines = run("rules", "diff", "liaocheng-2021-97", "sme-clusters-2022", lang="zh").out
    assert "\n办法\n不同之处" in lines
    shown = run("rules", "show", "--rules", "sme-clusters-2022", lang="zh").out
    assert "\n\n\n" not in shown


def test_figures_are_named_by_label_and_keys_are_for_tables(office: Path, run: Run) -> None:
    shown = run("register", "figures", "LC-2022-001", lang="zh").out
    assert "企业户数" in shown
    assert "enterprises.total" not in shown
    csv = run("register", "figures", "LC-2022-001", "--format", "csv", lang="en").out
    assert "enterprises.total" in csv


def test_a_report_of_the_county_is_recorded_once_for_all_its_titles(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    listed = ROOT / "examples/register/recognised-2022.yaml"
    assert run("register", "init", "--from", listed).code == 0
    typed = ("register", "report", "--county", "冠县", "--year", "2024", "--on", "2025-02-12")
    recorded = run(*typed, "--from", "county", lang="zh").out
    assert recorded.count("已记录：") == 1
    assert "LC-2022-007" in recorded
    assert "登记一次即可" not in run("register", "check", lang="zh").err
    assert run(*typed, "--from", "cluster", lang="zh").out.count("已记录：") == 4


def test_what_becomes_of_an_application_once_completed_is_said_plainly(
    office: Path, run: Run
) -> None:
    text = Path("申报/冠县轴承.yaml").read_text("utf-8")
    Path("申报/冠县轴承.yaml").write_text(
        re.split("(?m)^(?:materials|申报材料|材料)：?:?", text)[0], "utf-8"
    )
    typed = ("check", "申报/冠县轴承.yaml", "--findings", "审核意见/冠县轴承.yaml")
    assert "全部补齐以后，结论为：符合。" in run(*typed, lang="zh").out


def test_scores_count_blanks_once(office: Path, run: Run) -> None:
    ran = run("round", "scores", lang="zh")
    assert "平均分" in ran.out or "评审表" in ran.out
    assert "有空格的" not in ran.out
    assert "有空格的" in run("round", "scores", "--format", "csv", lang="zh").out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_that_says_why_comes_to_the_same_verdict(
    lang: str, office: Path, run: Run
) -> None:
    for each, there in (("审核意见.yaml", "审核 意见.yaml"), ("申报.yaml", "申 报.yaml")):
        shutil.copy(ROOT / "examples" / "申报示例" / each, there)
    said = run("register", "recognise", "申 报.yaml", "--findings", "审核 意见.yaml", lang=lang).err
    verdict, command = re.findall("“([^“”]+)”[^“”]*“lccluster ([^”]+)”", said)[0]
    assert "--findings" in command
    assert verdict in run(*shlex.split(command), lang=lang).out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_that_says_why_a_round_refuses_comes_to_the_same_verdict(
    lang: str, office: Path, run: Run
) -> None:
    typed = [
        "round",
        "review",
        "371581-01",
        "--outcome",
        "passed",
        "--reason",
        "r",
        "--on",
        "2025-06-01",
    ]
    verdict, command = re.findall(
        "“([^“”]+)”[^“”]*“lccluster ([^”]+)”", run(*typed, lang=lang).err
    )[-1]
    assert (Path("rounds/2025/applications/371581-01") / "application.yaml").is_file()
    assert verdict in run(*shlex.split(command), lang=lang).out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_option_that_is_missing_is_named_once(lang: str, office: Path, run: Run) -> None:
    typed = ("register", "void", "LC-2022-005", "年度报告", "--reason", " ")
    assert run(*typed, lang=lang).err.count("--reason") == 1
    assert run("register", "list", "--lang").err.count("--lang") == 1


def test_what_is_refused_stands_apart_from_the_pages_beside_it(office: Path, run: Run) -> None:
    wrong = ROOT / "examples" / "applications" / "mistakes"
    right = ROOT / "examples" / "applications" / "funan-willow"
    both = [run("check", *files, lang="zh") for files in ((right, wrong), (wrong, right))]
    assert all("\n\n" in ran.err for ran in both)
    assert run("check", wrong, lang="zh").err.count("\n\n") == 0
    assert run("check", wrong, right, "--brief", lang="zh").err.count("\n\n") == 0
    assert run("simulate", wrong, *NATION, lang="zh").err.startswith("\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("check 申报/冠县轴承.yml", f"是不是“{Path('申报', '冠县轴承.yaml')}”？"),
        ("check 申报2", "是不是“申报”？"),
        ("check 申报/冠县轴承.yaml --findings 审核意见2", "是不是“审核意见”？"),
        ("check 申报/冠县轴承.yaml --findings 申报/莘县纸业.yaml", "这不是审核意见文件：其中的内容不是审核意见的栏目。这是申请表的栏目"),
        ("check 专家.yaml 名录.yaml", "这是专家名单，不是申报文件。"),
        ("check 申报/冠县轴承.yaml --docx", "“lccluster check --help”"),
        ("findings new 申报 -o 待认定.docx", "不支持“待认定.docx”的格式。请指定文件夹"),
        ("register show 特色产业集群", "），另有 1 个。请写其中一个的编号。"),
        ("register show 阳谷", "名录中没有“阳谷”这个集群。是不是“LC-2022-004"),
        ("register list --year 二〇二七", "请用阿拉伯数字写，不小于 0"),
        ("register due --within -3", "请用阿拉伯数字写，不小于 0"),
        ("register rename LC-2022-001 --on 2026-06-01", "缺少“名称”。"),
        ("register correct LC-2022-001 认定公布 日期=昨天", "日期：“昨天”不是日期。"),
        ("register report LC-2022-004 --year 2024 --year 2025", "“--year”写了两次。请"),
        ("findings new 审核意见/冠县轴承.yaml -o 待认定.xlsx", "这是审核意见，不是申报文件。"),
        ("round draft 签到和回避表 -o 签到.xls", "不支持“签到.xls”的格式。文件名请以 .docx、.xlsx 结尾。"),
        ("round show 纺织", "年度申报里没有“纺织”。是不是“371581-01（临清市某某镇纺织特色产业集群）”？"),
        ("round panel 申报/冠县轴承.yaml --on 2025-06-22", "这不是这里要的文件：其中没有一项是这里的。可以写：专家。"),
        ("regster list", "lccluster：没有“regster”这个命令；是不是“register”？"),
    ],
)  # fmt: skip
def test_what_was_meant_is_named(typed: str, said: str, office: Path, run: Run) -> None:
    ran = run(*typed.split(), lang="zh")
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) <= 2


def test_a_field_that_its_sentence_begins_with_is_named_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("new", "空白.yaml", lang="zh")
    out = run("check", "空白.yaml", lang="zh").out
    assert "空白.yaml:6:8：申请单位名称未填。" in out
    assert "产业集群名称：产业集群名称" not in out
    assert "申请表填报：主导产品情况" not in out


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("--xls", "is it --xlsx?"),
        ("--formatt", "is it --format?"),
        ("--bound", "no option “--bound”."),
        ("--stat", "no option “--stat”."),
    ],
)
def test_an_option_is_offered_for_what_it_has_in_common_beside_the_dashes(
    typed: str, near: str, run: Run
) -> None:
    assert near in run("check", typed, "x", lang="en").err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("register list --status 好", "recognised (in force), review_due (re-review due)"),
        ("round list --status 好", "filed, returned (returned for completion)"),
    ],
)
def test_an_english_word_to_type_stands_beside_what_screens_call_it(
    line: str, said: str, office: Path, run: Run
) -> None:
    assert said in run(*line.split(), lang="en").err


def test_a_workbook_of_the_register_is_for_people_and_no_register_takes_it_in(
    office: Path, run: Run
) -> None:
    said = {each: run("register", "export", each, lang="zh").err for each in ("a.xlsx", "a.json")}
    assert "register import a.json" in said["a.json"]
    assert "import" not in said["a.xlsx"]
    assert "这不是从名录导出的文件" in run("register", "import", "a.xlsx", lang="zh").err


def test_acts_that_may_be_voided_are_offered_once_each(office: Path, run: Run) -> None:
    for expert in ("E1", "E2"):
        assert run("round", "recuse", expert, "371525-01", "--on", "2025-07-01").code == 0
    said = run("round", "void", "371525-01", "公布", "--reason", "误", lang="zh").err
    assert said.count("专家回避") == 1


def test_remarks_that_come_again_have_numbers_beside_remarks_of_another_column(
    office: Path, run: Run
) -> None:
    typed = ("register", "candidates", "--rules", "liaocheng-2021-97")
    out = run(*typed, lang="zh", columns=100).out
    assert out.count("没有填报相关内容") == 1
    assert "[1] 没有填报相关内容" in out
    assert "还差 0.9 亿元" in out
