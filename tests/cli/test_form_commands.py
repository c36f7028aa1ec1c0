"""`form import` and `form fill` at the counter, and `check` of a form as it was sent in."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from forms import read_application
from hand_made_forms import ANNEX, HandMade, write_word
from lccluster.form.on_paper.fields import on_paper
from running import EXAMPLES, Run

COMPLETE = EXAMPLES / "complete" / "application.yaml"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "申请表.docx"
    write_word(path, HandMade())
    return path


@pytest.fixture
def unsure(tmp_path: Path) -> Path:
    rows = [["三十二亿" if cell == "32.82" else cell for cell in row] for row in ANNEX]
    path = tmp_path / "存疑.docx"
    write_word(path, HandMade(rows))
    return path


def test_a_form_is_imported_beside_itself_with_the_cell_of_every_value(
    form: Path, run: Run
) -> None:
    ran = run("form", "import", form)
    written = form.with_suffix(".yaml").read_text("utf-8")
    assert ran.code == 0
    assert "32 cells read, 1 blank, 0 unsure." in ran.out
    assert "  revenue_yi: 32.82                           # 营业收入, table 1 H5\n" in written
    assert run("check", form.with_suffix(".yaml")).code == 4


def test_an_unsure_cell_is_left_open_with_its_text_behind_it(unsure: Path, run: Run) -> None:
    ran = run("form", "import", unsure)
    written = unsure.with_suffix(".yaml").read_text("utf-8")
    (line,) = (each for each in written.splitlines() if each.startswith("  revenue_yi:"))
    assert ran.code == 0
    assert line.partition("#")[0].strip() == "revenue_yi:"
    assert "unsure, 三十二亿" in line
    assert "1 unsure." in ran.out


def test_the_application_goes_to_standard_output_alone(form: Path, run: Run) -> None:
    ran = run("form", "import", form, "-o", "-")
    assert ran.out.startswith("# Read from 申请表.docx")
    assert "32 cells read" in ran.err
    assert not form.with_suffix(".yaml").exists()


def test_quiet_leaves_nothing_but_the_application(form: Path, run: Run) -> None:
    ran = run("form", "import", form, "-o", "-", "--quiet")
    assert (ran.code, ran.err) == (0, "")


def test_an_application_that_stands_there_is_left_alone_unless_told(form: Path, run: Run) -> None:
    form.with_suffix(".yaml").write_text("county: 莘县\n", "utf-8")
    assert run("form", "import", form).code == 2
    assert form.with_suffix(".yaml").read_text("utf-8") == "county: 莘县\n"
    assert run("form", "import", form, "--overwrite").code == 0
    assert "产业集群" in form.with_suffix(".yaml").read_text("utf-8")


def test_a_folder_is_imported_whole_and_the_bad_ones_named(form: Path, run: Run) -> None:
    (form.parent / "下级").mkdir()
    write_word(form.parent / "下级" / "b.docx", HandMade())
    (form.parent / "坏.xlsx").write_bytes(b"PK")
    (form.parent / "~$申请表.docx").write_bytes(b"held")
    ran = run("form", "import", form.parent)
    assert ran.code == 2
    assert len(ran.out.splitlines()) == 4
    assert (form.parent / "下级" / "b.yaml").exists()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_filling_and_importing_at_the_counter_gives_the_application_back(
    suffix: str, tmp_path: Path, run: Run
) -> None:
    target, again = tmp_path / f"form{suffix}", tmp_path / "again.yaml"
    filled = run("form", "fill", COMPLETE, "-o", target)
    assert filled.code == 0
    assert "dominant industry" in filled.err
    assert run("form", "import", target, "-o", again).code == 0
    meant, read = (read_application(each, "a").application for each in (COMPLETE, again))
    assert read.model_dump() == on_paper(meant).model_dump()


def test_a_form_is_written_beside_the_application_as_word(tmp_path: Path, run: Run) -> None:
    application = tmp_path / "application.yaml"
    application.write_text("county: 莘县\n", "utf-8")
    assert run("form", "fill", application).code == 0
    assert (tmp_path / "application.docx").read_bytes().startswith(b"PK")


def test_a_failed_fill_leaves_the_old_form_whole(tmp_path: Path, run: Run) -> None:
    application, old = tmp_path / "application.yaml", tmp_path / "old.xlsx"
    application.write_text(f"introduction: {'长' * 40_000}\n", "utf-8")
    old.write_bytes(b"signed")
    assert run("form", "fill", application, "-o", old, "--overwrite").code == 2
    assert old.read_bytes() == b"signed"


def test_a_form_is_checked_as_it_was_sent_in(form: Path, run: Run) -> None:
    ran = run("check", form, "--format", "json")
    (made,) = json.loads(ran.out)["assessments"]
    values = {each["id"]: each["value"] for each in made["conditions"]}
    assert (ran.code, made["county"]) == (4, "莘县")
    assert (values["revenue"], values["area"], values["enterprises"]) == ("32.82", "42.6", "56")


def test_a_problem_of_a_form_names_its_cell(unsure: Path, run: Run) -> None:
    ran = run("check", unsure, "--format", "json")
    (made,) = json.loads(ran.out)["assessments"]
    (problem,) = (each for each in made["problems"] if each["code"] == "unsure-cell")
    assert (problem["cell"], problem["field"]) == ("table 1 H5", "economics.revenue_yi")
    assert problem["severity"] == "warning"


def test_a_contradiction_on_a_form_names_its_cell(tmp_path: Path, run: Run) -> None:
    rows = [["99" if cell == "12" else cell for cell in row] for row in ANNEX]
    write_word(tmp_path / "form.docx", HandMade(rows))
    ran = run("check", tmp_path / "form.docx", "--format", "json")
    (made,) = json.loads(ran.out)["assessments"]
    cells = {each["code"]: each["cell"] for each in made["problems"]}
    assert cells["part-exceeds-total"] == "table 1 B5"


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_the_form_that_is_checked_is_the_first_of_its_materials(
    tmp_path: Path, run: Run, suffix: str
) -> None:
    form = tmp_path / f"申请表{suffix}"
    run("form", "fill", EXAMPLES / "complete" / "application.yaml", "-o", form)
    (made,) = json.loads(run("check", form, "--format", "json").out)["assessments"]
    materials = {each["id"]: each["outcome"] for each in made["materials"]}
    assert (materials.pop("application_form"), set(materials.values())) == ("present", {"missing"})
    assert "application_form" not in [step["of"] for step in made["next_steps"]]


def test_an_old_county_name_on_a_form_is_told_with_its_paragraph(tmp_path: Path, run: Run) -> None:
    class Old(HandMade):
        @property
        def above(self) -> list[str]:
            return [each.replace("：莘县", "：茌平县") for each in super().above]

    write_word(tmp_path / "form.docx", Old())
    ran = run("check", tmp_path / "form.docx", "--format", "json")
    (made,) = json.loads(ran.out)["assessments"]
    cells = {each["code"]: each["cell"] for each in made["problems"]}
    assert cells["old-county-name"] == "paragraph 4"


HEAVY = ("docx", "lxml", "xlrd", "xlsxwriter", "openpyxl", "rich")


def test_checking_an_application_loads_no_library_for_documents() -> None:
    script = (
        "import sys\nfrom lccluster.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, "check", str(COMPLETE)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout
    assert said.splitlines()[-1] == "[]"
