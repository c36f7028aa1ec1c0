"""An application of the folder is edited where it lies: only what was changed changes, and never over somebody else's change."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from lccluster.catalogs import speak
from pages import Answer, Visitor, office_at, served
from running import Run

NAME = "申报/冠县轴承.yaml"
REVENUE = "economics.revenue_yi"


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path) -> Path:
    speak("zh")
    shutil.copytree(laid_out / "申报", tmp_path / "申报")
    return tmp_path


@pytest.fixture
def form(desk: Path) -> Path:
    return desk / NAME


@pytest.fixture
def page(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk)) as visitor:
        yield visitor.enter()


def address(page: Visitor, name: str = NAME) -> str:
    found = re.search(rf'> {name}</label> <a href="(/edit/\w+)"', page.get("/check").text)
    assert found
    return found[1]


def filled(shown: Answer) -> dict[str, str]:
    """Give what a browser would send back of the form as it is shown."""
    texts = re.findall(r'<input type="text" value="([^"]*)" id="[^"]*" name="([^"]+)"', shown.text)
    long = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', shown.text)
    said = {name: unescape(value) for value, name in texts} | {k: unescape(v) for k, v in long}
    return said | {key: unescape(value) for key, value in shown.hidden.items()}


def edit(page: Visitor, **changed: str) -> tuple[str, Answer]:
    at = address(page)
    return at, page.post(at, **filled(page.get(at)) | changed)


def test_what_is_changed_changes_and_every_other_byte_stays(page: Visitor, form: Path) -> None:
    before = form.read_text("utf-8")
    at, shown = edit(page, **{REVENUE: "40亿元", "employees": "7000"})
    assert form.read_text("utf-8") == before
    assert "revenue_yi: 40亿元" in unescape(shown.text)
    got = page.post(f"{at}/record", **shown.hidden)
    assert got.status == 200
    now = before.replace("revenue_yi: 34.15", "revenue_yi: 40亿元")
    assert form.read_text("utf-8") == now.replace("employees: 6900", "employees: 7000")


def test_every_cell_is_shown_with_its_label_and_its_value_as_written(
    page: Visitor, form: Path
) -> None:
    form.write_text(form.read_text("utf-8").replace("34.15", "3.415e1亿元 "), "utf-8")
    got = page.get(address(page))
    assert filled(got)[REVENUE] == "3.415e1亿元"
    assert "营业收入（亿元）" in got.text
    assert "产品名称" in got.text or "主导产品" in got.text
    labelled = set(re.findall(r'<label for="([^"]+)"', got.text))
    asked = set(re.findall(r' id="([^"]+)" name="', got.text))
    assert labelled == {each for each in asked if not each.startswith("remove-")}


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("innovation.little_giants", "2", "single_champions: 1, little_giants: 2}"),
        ("standing.city_rank", "3", "standing: {city_rank: 3}"),
        ("cluster.name", "甲: 乙 #一", 'name: "甲: 乙 #一"'),
        ("introduction", "一行\n二行", 'introduction: "一行\\n二行"'),
        ("employees", "", "employees: "),
    ],
)
def test_a_blank_is_filled_and_odd_words_are_quoted(
    page: Visitor, form: Path, key: str, value: str, line: str
) -> None:
    at, shown = edit(page, **{key: value})
    assert page.post(f"{at}/record", **shown.hidden).status == 200
    assert line in form.read_text("utf-8")
    assert filled(page.get(at))[key] == value


HABITS = """# 某县填报
产业集群名称: '某县轴承集群'   # 暂定名
县市区:   冠县
填报日期: 2025-03-03
经济效益:
    营业收入:   "34.15"      # 快报数
    利润:
企业户数:
    总数: 73
"""


def test_remarks_quotes_and_indents_of_peoples_files_stay(page: Visitor, form: Path) -> None:
    form.write_bytes(HABITS.replace("\n", "\r\n").encode("gb18030"))
    at = address(page)
    said = filled(page.get(at))
    changed = {REVENUE: "35", "economics.profit_yi": "2.1", "economics.tax_yi": "0.9"}
    shown = page.post(at, **said | changed)
    assert "利润: 2.1" in shown.text
    assert page.post(f"{at}/record", **shown.hidden).status == 200
    now = form.read_bytes().decode("gb18030")
    wanted = HABITS.replace('"34.15"', '"35"').replace("利润:", "利润: 2.1")
    assert [each for each in wanted.splitlines() if each not in now.splitlines()] == []
    assert "    税金: 0.9" in now.splitlines()
    assert now.count("\r\n") == now.count("\n")


def test_wrong_fields_are_marked_and_the_first_has_the_focus(page: Visitor, form: Path) -> None:
    before = form.read_bytes()
    _, got = edit(page, employees="很多", **{"enterprises.total": "-3"})
    assert got.status == 422
    marked = re.findall(r'name="([^"]+)"[^>]*aria-invalid="true"', got.text)
    assert marked == ["enterprises.total", "employees"]
    assert re.findall(r'name="([^"]+)"[^>]* autofocus', got.text) == ["enterprises.total"]
    assert 'value="很多"' in got.text
    assert ".yaml:" not in got.text  # such lines stand in no file
    said = [unescape(each) for each in re.findall('id="wrong[^>]*>.*?<li>([^<]+)', got.text, re.S)]
    assert len(said) == 2
    assert not [each for each in said if "：" in each]  # which cell it is, the field says by itself
    assert form.read_bytes() == before


def test_a_file_that_is_wrong_already_can_be_mended(page: Visitor, form: Path) -> None:
    form.write_text(form.read_text("utf-8").replace("34.15", "三十多"), "utf-8")
    at, shown = edit(page, **{REVENUE: "34.15"})
    assert page.post(f"{at}/record", **shown.hidden).status == 200
    assert "revenue_yi: 34.15" in form.read_text("utf-8")


def test_another_cell_that_changed_meanwhile_stays_changed(page: Visitor, form: Path) -> None:
    at = address(page)
    said = filled(page.get(at))
    form.write_text(form.read_text("utf-8").replace("employees: 6900", "employees: 6901"), "utf-8")
    shown = page.post(at, **said | {REVENUE: "36"})
    assert page.post(f"{at}/record", **shown.hidden).status == 200
    assert "employees: 6901" in form.read_text("utf-8")
    assert "revenue_yi: 36" in form.read_text("utf-8")


def test_the_same_cell_that_changed_meanwhile_is_said_and_can_be_decided(
    page: Visitor, form: Path
) -> None:
    at = address(page)
    said = filled(page.get(at))
    form.write_text(form.read_text("utf-8").replace("34.15", "35.5"), "utf-8")
    before = form.read_bytes()
    got = page.post(at, **said | {REVENUE: "36"})
    assert got.status == 409
    assert "35.5" in got.text
    assert filled(got)[REVENUE] == "36"
    assert form.read_bytes() == before
    shown = page.post(at, **filled(got))
    assert page.post(f"{at}/record", **shown.hidden).status == 200
    assert "revenue_yi: 36" in form.read_text("utf-8")


def test_what_changed_between_the_lines_and_the_saving_is_not_written_over(
    page: Visitor, form: Path
) -> None:
    at, shown = edit(page, employees="7000")
    form.write_text(form.read_text("utf-8") + "# 别人加的\n", "utf-8")
    before = form.read_bytes()
    got = page.post(f"{at}/record", **shown.hidden)
    assert got.status == 409
    assert "别人加的" in got.text
    assert filled(got)["employees"] == "7000"
    assert form.read_bytes() == before


def test_sending_it_twice_or_forged_writes_nothing_more(page: Visitor, form: Path) -> None:
    at, shown = edit(page, employees="7000")
    assert page.post(f"{at}/record", **shown.hidden | {"sha256": "0" * 64}).status == 409
    first = page.post(f"{at}/record", **shown.hidden)
    after = form.read_bytes()
    assert page.post(f"{at}/record", **shown.hidden).text == first.text
    assert page.post(f"{at}/record", **shown.hidden | {"shown": "x"}).status == 404
    assert form.read_bytes() == after


def test_a_link_in_place_of_the_form_is_not_written_through(
    page: Visitor, form: Path, tmp_path: Path
) -> None:
    at, shown = edit(page, employees="7000")
    moved = tmp_path / "elsewhere.yaml"
    form.rename(moved)
    form.symlink_to(moved)
    before = moved.read_bytes()
    assert page.post(f"{at}/record", **shown.hidden).status == 404
    assert moved.read_bytes() == before


@pytest.mark.parametrize("text", ["a: [", "cluster: {name: 甲", "- 1\n", ""])
def test_what_is_no_application_is_said_in_the_sentence_of_the_command(
    page: Visitor, form: Path, run: Run, text: str
) -> None:
    at = address(page)
    form.write_text(text, "utf-8")
    got = page.get(at)
    assert got.status in (404, 422)  # a file without any key of a form is listed no more
    assert form.read_text("utf-8") == text


def test_a_script_in_a_value_stays_a_value(page: Visitor, form: Path) -> None:
    script = '"><script>alert(1)</script>'
    at, shown = edit(page, **{"cluster.name": script})
    assert "<script>" not in shown.text
    page.post(f"{at}/record", **shown.hidden)
    got = page.get(at)
    assert "<script>" not in got.text
    assert filled(got)["cluster.name"] == script


def test_a_page_that_only_reads_edits_nothing(desk: Path, page: Visitor) -> None:
    at = address(page)
    with served(office_at(desk, read_only=True)) as reading:
        reading.enter()
        assert "/edit/" not in reading.get("/check").text
        assert reading.get(at).status == 404
    assert page.get("/edit/x").status == 404
    assert page.get("/edit/..%2fregister").status == 404


LINES = """applicant: 冠县某某镇人民政府   # 镇里
主导产品情况:
  - 名称: 轴承        # 第一种
    年产量: 8600万套
  # 下面这种今年新增
  - {名称: 钢球, 年产量: 90吨}
  - {名称: 保持架}
county: 冠县
"""


def products(page: Visitor, form: Path, **changed: str) -> Answer:
    """Save changes to the products of a form; give what came of it."""
    at = address(page)
    said = {key: value for key, value in filled(page.get(at)).items() if key != "shown"}
    shown = page.post(at, **said | changed)
    return page.post(f"{at}/record", **shown.hidden) if shown.status == 200 else shown


@pytest.mark.parametrize(
    ("changed", "gone", "come"),
    [
        ({"products[3].name": "轴承座"}, [], ["  - {名称: 轴承座}"]),
        (
            {"products[3].name": "甲: 乙", "products[4].annual_output": "1套"},
            [],
            ['  - {名称: "甲: 乙"}', "  - {年产量: 1套}"],
        ),
        ({"remove-products[2]": "yes"}, ["  - {名称: 保持架}"], []),
        (
            {"remove-products[0]": "yes", "products[3].name": "轴承座"},
            ["  - 名称: 轴承        # 第一种", "    年产量: 8600万套"],
            ["  - {名称: 轴承座}"],
        ),
        (
            {"products[1].name": "滚珠", "remove-products[2]": "yes", "products[4].name": "垫圈"},
            ["  - {名称: 钢球, 年产量: 90吨}", "  - {名称: 保持架}"],
            ["  - {名称: 滚珠, 年产量: 90吨}", "  - {名称: 垫圈}"],
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_rows_come_go_and_change_and_every_other_line_stays(
    page: Visitor,
    form: Path,
    changed: dict[str, str],
    gone: list[str],
    come: list[str],
    line_end: str,
) -> None:
    form.write_bytes(LINES.replace("\n", line_end).encode())
    assert products(page, form, **changed).status == 200
    before, now = LINES.splitlines(), form.read_bytes().decode().split(line_end)
    assert [each for each in before if each not in now] == gone
    assert [each for each in now if each and each not in before] == come


def test_all_rows_can_go_and_a_first_one_can_come(page: Visitor, form: Path) -> None:
    before = form.read_text("utf-8")
    assert products(page, form, **{"remove-products[0]": "yes"}).status == 200
    assert "products:\n  []\n" in form.read_text("utf-8")
    row = {"products[0].name": "轴承", "products[0].annual_output": "8600万套"}
    assert products(page, form, **row).status == 200
    assert "[{name: 轴承, annual_output: 8600万套}]" in form.read_text("utf-8")
    form.write_text(
        before.replace("products:\n", "").replace("  - {name: 轴承, a", "# {a"), "utf-8"
    )
    assert products(page, form, **row).status == 200
    assert form.read_text("utf-8").endswith("products: [{name: 轴承, annual_output: 8600万套}]\n")


def test_what_is_wrong_in_a_row_is_said_at_the_row_as_it_is_shown(
    page: Visitor, form: Path
) -> None:
    form.write_text(LINES, "utf-8")
    wrong = {"products[2].provincial_market_share": "很多", "remove-products[0]": "yes"}
    got = products(page, form, **wrong)
    assert got.status == 422
    marked = re.findall(r'name="([^"]+)"[^>]*aria-invalid="true"', got.text)
    assert marked == ["products[2].provincial_market_share"]
    assert 'name="remove-products[0]"' in got.text
    assert re.search(r'checked id="remove-products\[0\]"', got.text)
    assert form.read_text("utf-8") == LINES


def test_a_row_that_another_changed_meanwhile_is_not_taken_out(page: Visitor, form: Path) -> None:
    form.write_text(LINES, "utf-8")
    at = address(page)
    said = filled(page.get(at))
    form.write_text(LINES.replace("保持架", "保持器"), "utf-8")
    got = page.post(at, **said | {"remove-products[2]": "yes"})
    assert got.status == 409
    assert "保持器" in got.text
    grown = LINES.replace("county", "  - {名称: 套圈}\ncounty")
    form.write_text(grown, "utf-8")
    assert page.post(at, **said | {"products[3].name": "垫圈"}).status == 409
    assert form.read_text("utf-8") == grown


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"materials.other_proof": "true"}, "other_proof: true"),
        ({"materials.introduction": "材料/另一份.txt"}, "  introduction: 材料/另一份.txt"),
        ({"materials.brand_evidence": ""}, "  brand_evidence: "),
        (
            {"materials.truthfulness_statement.sealed": "false"},
            "  truthfulness_statement: {handed_in: true, sealed: false}",
        ),
    ],
)
def test_materials_are_named_changed_and_taken_back(
    page: Visitor, form: Path, changed: dict[str, str], line: str
) -> None:
    before = form.read_text("utf-8").splitlines()
    assert products(page, form, **changed).status == 200
    now = form.read_text("utf-8").splitlines()
    assert [each for each in now if each not in before] in ([line], [f"  {line}"])


MORE = "materials.introduction[1]"
STANDING = {
    "a word": ("introduction: 材料/简介.txt", "introduction: [材料/简介.txt, 材料/二.txt]"),
    "a list in brackets": (
        "introduction: [材料/简介.txt]",
        "introduction: [材料/简介.txt, 材料/二.txt]",
    ),
    "a list in lines": (
        "introduction:\n    - 材料/简介.txt  # 原件",
        "introduction:\n    - 材料/简介.txt  # 原件\n    - 材料/二.txt",
    ),
    "a group in brackets": (
        "introduction: {file: 材料/简介.txt}",
        "introduction: [{file: 材料/简介.txt}, 材料/二.txt]",
    ),
    "a group in lines": (
        "introduction:\n    file: 材料/简介.txt  # 原件\n    characters: 900",
        "introduction:\n    - file: 材料/简介.txt  # 原件\n      characters: 900\n    - 材料/二.txt",
    ),
}


@pytest.mark.parametrize("how", STANDING)
def test_one_more_file_of_a_material_is_named_beside_what_stands_there(
    page: Visitor, form: Path, how: str
) -> None:
    standing, wanted = STANDING[how]
    before = re.sub(r"(?m)(?<=^  )introduction: .*", standing, form.read_text("utf-8"))
    form.write_text(before, "utf-8")
    assert products(page, form, **{MORE: "材料/二.txt"}).status == 200
    assert form.read_text("utf-8") == before.replace(standing, wanted)
    assert 'name="materials.introduction[2]"' in page.get(address(page)).text


def test_a_file_is_put_beside_one_that_is_changed_or_goes_in_the_same_step(
    page: Visitor, form: Path
) -> None:
    assert (
        products(page, form, **{"materials.introduction": "甲.txt", MORE: "乙.txt"}).status == 200
    )
    assert "  introduction: [甲.txt, 乙.txt]\n" in form.read_text("utf-8")
    first = {"materials.introduction[0]": "丙.txt", "materials.introduction[2]": "丁.txt"}
    assert products(page, form, **first).status == 200
    assert "  introduction: [丙.txt, 乙.txt, 丁.txt]\n" in form.read_text("utf-8")


def test_a_material_of_which_nothing_is_said_asks_for_no_second_file(
    page: Visitor, form: Path
) -> None:
    form.write_text(re.sub(r"(?m)^  introduction: .*\n", "", form.read_text("utf-8")), "utf-8")
    assert MORE not in page.get(address(page)).text


@pytest.mark.parametrize(
    ("standing", "left"),
    [
        ("introduction: [甲.txt, 乙.txt]", "introduction: [甲.txt]"),
        ("introduction:\n    - 甲.txt\n    - 乙.txt", "introduction:\n    - 甲.txt"),
    ],
)
def test_one_file_of_several_goes_where_its_cell_is_emptied(
    page: Visitor, form: Path, standing: str, left: str
) -> None:
    before = re.sub(r"(?m)(?<=^  )introduction: .*", standing, form.read_text("utf-8"))
    form.write_text(before, "utf-8")
    assert products(page, form, **{"materials.introduction[1]": ""}).status == 200
    assert form.read_text("utf-8") == before.replace(standing, left)


def test_no_cell_stands_under_a_heading_of_its_own_words(page: Visitor) -> None:
    shown = page.get(address(page)).text
    headed = re.findall(r"<h2>([^<]+)</h2>\s*<label for=[^>]*>([^<]+)</label>", shown)
    assert ("企业户数", "总数（户）") in headed
    assert not [
        heading for heading, label in headed if label.startswith(heading + "（") or label == heading
    ]
    assert '<h2><label for="applicant">申请单位名称</label></h2>' in shown
    assert '<h2><label for="employees">从业人员数量（人）</label></h2>' in shown


def test_a_figure_that_is_counted_names_once_what_it_counts(laid_out: Path, language: str) -> None:
    with served(office_at(laid_out)) as page:
        (address, *_) = re.findall(r'href="(/edit/[^"]+)"', page.enter().get("/check").text)
        labels = re.findall("<label for=[^>]*>([^<]+?) ?<", page.get(address).text)
    counted, measured = {
        "en": ("people employed", "area of the cluster, in sq km"),
        "zh": ("从业人员数量（人）", "产业集群区域面积（平方公里）"),
    }[language]
    assert {counted, measured} <= set(labels)
    assert not any(each.endswith((", in people", ", in items")) for each in labels)
