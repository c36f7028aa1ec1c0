"""Documents out of a register: workbook, export, calendar, page, an office's own table."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest

from lccluster.files.yaml.text import LARGEST
from running import EXAMPLES, ROOT, Run

LIST = ROOT / "examples" / "register" / "recognised-2022.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("register", "init", "--from", LIST).code == 0
    return tmp_path


def _rows(file: str, sheet: str = "汇总表") -> list[list[Any]]:
    book = openpyxl.load_workbook(file)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_a_list_is_written_as_the_summary_with_days_as_days(folder: Path, run: Run) -> None:
    ran = run("register", "list", "--as-of", "2027-03-01", "--xlsx", "名录.xlsx")
    first = _rows("名录.xlsx")[5]
    assert (ran.code, "名录.xlsx is written." in ran.err) == (0, True)
    assert first[1:4] == ["LC-2022-001", "临清市纺织特色产业集群", "临清市"]
    assert first[9] == datetime(2027, 5, 9)  # noqa: DTZ001 - a cell has no zone
    assert first[6] == "应复核"


def test_an_expired_title_is_dark_red_and_one_due_within_the_year_orange(
    folder: Path, run: Run
) -> None:
    colours = []
    for day in ("2027-03-01", "2027-06-01"):
        run("register", "list", "--as-of", day, "--xlsx", "a.xlsx")
        cell = openpyxl.load_workbook("a.xlsx")["汇总表"]["G6"]
        colours.append((cell.value, cell.font.color.rgb))
    assert colours == [("应复核", "FFC55A11"), ("期满待处理", "FF9C0006")]


def test_the_list_in_the_workbook_is_the_list_on_the_screen(folder: Path, run: Run) -> None:
    ran = run("register", "list", "--county", "冠县", "--as-of", "2026-11-23", "--xlsx", "a.xlsx")
    ids = [row[1] for row in _rows("a.xlsx")[5:9]]
    assert ids == [line.split()[0] for line in ran.out.splitlines() if line.startswith("LC-")]


def test_the_third_sheet_has_every_act_of_the_titles_listed(folder: Path, run: Run) -> None:
    run("register", "report", "LC-2022-002", "--on", "2023-01-10")
    run("register", "list", "--county", "莘县", "--xlsx", "a.xlsx")
    acts = _rows("a.xlsx", "历次记录")[1:]
    assert [row[0] for row in acts] == ["LC-2022-002", "LC-2022-002", "LC-2022-003"]


def test_what_happened_later_is_not_in_the_history_of_an_earlier_day(
    folder: Path, run: Run
) -> None:
    for on in ("2023-01-10", "2024-01-10"):
        assert run("register", "report", "LC-2022-002", "--on", on).code == 0
    run("register", "list", "--as-of", "2023-12-31", "--county", "莘县", "--xlsx", "a.xlsx")
    days = [row[2] for row in _rows("a.xlsx", "历次记录")[1:] if row[0] == "LC-2022-002"]
    assert [day.year for day in days] == [2022, 2023]


def test_days_within_a_sentence_of_a_history_are_those_of_documents(folder: Path, run: Run) -> None:
    assert run("register", "report", "LC-2022-002", "--on", "2023-01-10").code == 0
    voiding = ("LC-2022-002", "annual_report", "--reason", "见附件2023-01-10.pdf")
    assert run("register", "void", *voiding, "--on", "2023-02-01").code == 0
    run("register", "list", "--county", "莘县", "--xlsx", "a.xlsx")
    told = [row[4] for row in _rows("a.xlsx", "历次记录")[1:] if row[0] == "LC-2022-002"]
    assert "已于2023年2月1日作废" in told[1]
    assert "所涉事项：2023年1月10日集群年度工作总结" in told[2]
    assert "见附件2023-01-10.pdf" in told[2]


def test_no_hash_and_no_moment_is_on_a_printed_sheet(folder: Path, run: Run) -> None:
    from openpyxl.utils import range_boundaries

    form = EXAMPLES / "complete" / "application.yaml"
    findings = ("--findings", form.with_name("findings.yaml"))
    assert run("register", "recognise", form, *findings, "--on", "2025-05-09").code == 0
    run("register", "list", "--xlsx", "a.xlsx")
    for sheet in openpyxl.load_workbook("a.xlsx").worksheets:
        area = range_boundaries(sheet.print_area.partition("!")[2].replace("$", ""))
        for row in sheet.iter_rows(*(area[at] for at in (1, 3, 0, 2)), values_only=True):
            assert not re.search(r"[0-9a-f]{12}|T\d\d:\d\d|01[0-9A-Z]{24}", str(row)), sheet.title


def test_an_export_as_a_workbook_has_every_title(folder: Path, run: Run) -> None:
    ran = run("register", "export", "全部.xlsx")
    assert (ran.code, len(_rows("全部.xlsx")[5:])) == (0, 10 + 3)


def test_the_same_register_on_the_same_day_gives_the_same_bytes(folder: Path, run: Run) -> None:
    for name in ("a", "b"):
        run("register", "list", "--as-of", "2026-11-23", "--xlsx", f"{name}.xlsx")
        run("register", "due", "--as-of", "2026-11-23", "--ics", f"{name}.ics")
        run("register", "notice", "review", "--year", "2027", "-o", f"{name}.docx")
        run("register", "report-page", f"{name}.html", "--as-of", "2026-11-23")
    for kind in ("xlsx", "ics", "docx", "html"):
        assert Path(f"a.{kind}").read_bytes() == Path(f"b.{kind}").read_bytes(), kind


def test_a_name_of_another_kind_is_refused_before_any_work(folder: Path, run: Run) -> None:
    ran = run("register", "list", "--xlsx", "a.pdf")
    assert (ran.code, ran.out, ran.err.strip()) == (
        2,
        "",
        "--xlsx: “a.pdf” names no format known here. Let it end in .xlsx.",
    )


@pytest.mark.parametrize("mark", ["~$a.xlsx", ".~a.xlsx", ".~lock.a.xlsx#"])
def test_a_workbook_that_another_program_holds_is_left_as_it_is(
    mark: str, folder: Path, run: Run
) -> None:
    Path("a.xlsx").write_bytes(b"old")
    Path(mark).touch()
    ran = run("register", "list", "--xlsx", "a.xlsx")
    assert (ran.code, "Another program has this file open" in ran.err) == (2, True)
    assert Path("a.xlsx").read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_the_right_to_write_gets_a_sentence(folder: Path, run: Run) -> None:
    (folder / "zu").mkdir(mode=0o555)
    ran = run("register", "list", "--xlsx", "zu/a.xlsx")
    assert (ran.code, "may not be written" in ran.err) == (2, True)


def test_a_disk_that_refuses_leaves_the_old_document_whole(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.xlsx").write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    with monkeypatch.context() as disk:
        disk.setattr("lccluster.files.disk.safe_write.rename_over", refuse)
        ran = run("register", "list", "--xlsx", "a.xlsx")
    assert (ran.code, Path("a.xlsx").read_bytes()) == (2, b"old")
    assert sorted(each.name for each in folder.iterdir()) == ["a.xlsx", "register"]


def test_an_export_of_very_many_titles_is_brought_in(folder: Path, run: Run) -> None:
    """What is larger than any form or file of a cluster may be."""
    assert run("register", "export", "all.json").code == 0
    with Path("all.json").open("a", encoding="utf-8") as file:
        file.write(" " * LARGEST)
    assert run("register", "import", "all.json").code == 0


def _calendar(run: Run, *words: object, **lang: str) -> Any:
    assert run("register", "due", *words, "--ics", "a.ics", **lang).code == 0
    return icalendar.Calendar.from_ical(Path("a.ics").read_bytes())


def test_a_calendar_has_whole_days_alarms_and_ids_of_their_own(folder: Path, run: Run) -> None:
    events = _calendar(run, "--as-of", "2026-11-23").walk("VEVENT")
    assert len({str(each["uid"]) for each in events}) == len(events) > 0
    for each in events:
        assert each["dtend"].dt - each["dtstart"].dt == timedelta(days=1)
        assert type(each["dtstart"].dt) is date
        assert each.walk("VALARM")[0]["trigger"].dt == timedelta(days=-30)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_calendar_says_in_which_language_it_is(language: str, folder: Path, run: Run) -> None:
    calendar = _calendar(run, "--as-of", "2026-11-23", "--lang", language)
    assert str(calendar["prodid"]).endswith(f"//{language.upper()}")


def test_a_calendar_in_chinese_writes_days_as_documents_do(folder: Path, run: Run) -> None:
    calendar = _calendar(run, "--as-of", "2026-11-23", lang="zh")
    said = "".join(str(event["DESCRIPTION"]) for event in calendar.walk("VEVENT"))
    assert re.search("[1-9]日起应办，[0-9]+年[0-9]+月[0-9]+日后为逾期", said)
    assert not re.search("[0-9]-[0-9]{2}-", said)


def test_ids_of_events_stay_from_one_day_to_the_next(folder: Path, run: Run) -> None:
    found = [
        {str(each["uid"]) for each in _calendar(run, "--as-of", day).walk("VEVENT")}
        for day in ("2026-11-23", "2026-11-24")
    ]
    assert found[0] == found[1]


def test_a_calendar_is_folded_at_75_octets_and_ends_lines_with_crlf(folder: Path, run: Run) -> None:
    _calendar(run, "--as-of", "2026-11-23")
    lines = Path("a.ics").read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
    assert all(line.decode() for line in lines if line)


def test_a_review_that_no_measure_covers_says_so_in_the_calendar(folder: Path, run: Run) -> None:
    events = _calendar(run, "--as-of", "2026-11-23").walk("VEVENT")
    reviews = [each for each in events if str(each["uid"]).startswith("review_application")]
    assert reviews
    assert all("No measure at hand" in str(each["description"]) for each in reviews)


def test_a_calendar_looks_a_year_ahead_unless_told(folder: Path, run: Run) -> None:
    far = _calendar(run, "--as-of", "2026-01-25").walk("VEVENT")
    near = _calendar(run, "--as-of", "2026-01-25", "--within", "30").walk("VEVENT")
    assert len(far) > len(near)


TEMPLATE_HEADS = ("序号", "县（市、区）", "产业集群名称", "有效期至（年月日）", "分管领导")


def _template(rows: int = 3, total: str | None = None) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["某表"])
    sheet.append(TEMPLATE_HEADS)
    for _ in range(rows):
        sheet.append([None] * len(TEMPLATE_HEADS))
    sheet.append(["合计", None, None, total or "=COUNTA(C3:C5)"])
    sheet.append(["审核人："])
    sheet.merge_cells("A7:E7")
    book.save("样表.xlsx")


def _filled(run: Run) -> tuple[list[list[Any]], Any]:
    ran = run("register", "list", "--xlsx", "out.xlsx", "--template", "样表.xlsx")
    assert ran.code == 0, ran.err
    return _rows("out.xlsx", "Sheet"), ran


def test_an_offices_own_table_is_filled_by_its_heads(folder: Path, run: Run) -> None:
    _template()
    rows, ran = _filled(run)
    assert rows[2][:3] == [1, "临清市", "临清市纺织特色产业集群"]
    assert rows[2][3] == datetime(2027, 5, 9)  # noqa: DTZ001 - a cell has no zone
    assert "stay empty: 分管领导" in ran.err


def test_a_rulebook_lists_how_else_an_office_heads_a_column(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = shutil.copytree(ROOT / "rules" / "sme-clusters-2022", Path("own/another"))
    (own / "form-labels.yaml").write_text("columns: {name: [分管领导]}\n", encoding="utf-8")
    monkeypatch.setenv("LCCLUSTER_RULES", "own")
    book = openpyxl.Workbook()
    book["Sheet"].append(["编号", "分管领导"])
    book["Sheet"].append([None, None])
    book.save("样表.xlsx")
    rows, ran = _filled(run)
    assert rows[1] == [1, "临清市纺织特色产业集群"]
    assert "stay empty" not in ran.err


def test_what_closes_the_table_moves_down_and_sums_take_the_new_rows_in(
    folder: Path, run: Run
) -> None:
    _template()
    rows, _ = _filled(run)
    assert rows[12][:4] == ["合计", None, None, "=COUNTA(C3:C12)"]
    assert rows[13][0] == "审核人："
    merged = openpyxl.load_workbook("out.xlsx")["Sheet"].merged_cells.ranges
    assert [str(area) for area in merged] == ["A14:E14"]


def test_a_template_is_only_read(folder: Path, run: Run) -> None:
    _template()
    before = Path("样表.xlsx").read_bytes()
    _filled(run)
    assert Path("样表.xlsx").read_bytes() == before


def test_rows_that_an_office_wrote_stay(folder: Path, run: Run) -> None:
    _template()
    book = openpyxl.load_workbook("样表.xlsx")
    book["Sheet"]["C3"] = "省级某集群"
    book.save("样表.xlsx")
    rows, _ = _filled(run)
    assert [rows[2][2], rows[3][2]] == ["省级某集群", "临清市纺织特色产业集群"]


def test_no_name_becomes_a_formula_in_an_offices_table(folder: Path, run: Run) -> None:
    run("register", "rename", "LC-2022-001", "=1+1集群", "--on", "2023-01-01")
    _template()
    _filled(run)
    cell = openpyxl.load_workbook("out.xlsx")["Sheet"]["C3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1集群", "s", True)


def test_a_page_is_one_file_without_script_and_with_every_text_escaped(
    folder: Path, run: Run
) -> None:
    run("register", "rename", "LC-2022-001", "<script>alert(1)</script>&集群", "--on", "2023-01-01")
    assert run("register", "report-page", "a.html", "--as-of", "2026-11-23").code == 0
    page = Path("a.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;集群" in page
    assert "http://" not in page.replace("http-equiv", "")
    assert "https://" not in page


def test_titles_that_are_over_are_told_from_those_in_force_on_the_bar_of_a_page(
    folder: Path, run: Run
) -> None:
    words = ("--ground", "14.1", "--on", "2026-06-20", "--document", "聊工信发〔2026〕1号")
    assert run("register", "revoke", "LC-2022-002", *words).code == 0
    assert run("register", "report-page", "a.html", "--as-of", "2026-11-23").code == 0
    bar = re.findall(
        r'<rect class="(\w+)"[^>]*><title>([^<]*) \d+<', Path("a.html").read_text("utf-8")
    )
    assert dict(bar)["over"] == "revoked"
    assert dict(bar).keys() - {"over"}


def test_a_page_of_no_titles_says_so_and_draws_no_heads_without_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    run("register", "init")
    run("register", "report-page", "a.html", lang="zh")
    page = Path("a.html").read_text(encoding="utf-8")
    assert ("<p>这里还没有称号。</p>" in page, "<table" in page) == (True, False)


def test_a_list_without_documents_loads_none_of_their_libraries(folder: Path) -> None:
    code = (
        "import sys\nfrom lccluster.cli.main import main\n"
        "try:\n    main(['register', 'list'])\nexcept SystemExit:\n    pass\n"
        "names = ('xlsxwriter', 'openpyxl', 'docx', 'icalendar', 'minijinja')\n"
        "print(*[name for name in names if name in sys.modules], file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert ran.stderr.strip() == ""
