"""Chinese stands in code only where it is syntax, or is listed here with the reason why."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from running import ROOT

SOURCE = ROOT / "src" / "lccluster"
CHINESE = re.compile("[\u3400-\u9fff]")
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)
REASONS = {
    "how people write figures, days, answers and citations: what the readers take apart": (
        *("quantities/answers", "quantities/days", "quantities/figures", "quantities/inexact"),
        *(
            "quantities/names",
            "quantities/units",
            "rulebook/citation",
            "rulebook/measure",
            "render/screen/whole",
        ),
        "render/page/whole",
        *("form/types", "form/words", "files/forms/renaming", "register/naming/names"),
        *("files/forms/document/values/one_field", "files/disk/names"),
        *("files/forms/document/values/opinion", "files/forms/document/values/reading"),
        *("files/forms/document/values/ticks", "files/forms/document/values/units_line"),
        *("files/forms/labels/spellings", "files/forms/materials/counting"),
        *(
            "rulebook/flaws/conditions/words",
            "rulebook/flaws/conditions/wordings",
            "simulation/headings/reading",
            "simulation/headings/spellings",
            "usecases/schemas/form_files",
            "files/forms/findings/names",
        ),
    ),
    "what office programs and their users write into a workbook or a file's name": (
        *("files/office/kinds/ods_cells", "files/office/kinds/xlsx_looks"),
        *("files/office/showing/number_format", "files/office/template/heads"),
        *("files/office/template/filling", "files/register/reading/scan", "render/workbook/styles"),
    ),
    "the fields of the form and of findings: label, English name and unit in one line": (
        *(
            "form/form",
            "form/findings",
            "form/findings_sheet",
            "form/keys",
            "form/on_paper/fields",
            "round/reviewing/score_sheet",
        ),
        *("render/form_cells", "render/form_layout"),
    ),
    "a column of a list in one line, its head in documents among the rest": (
        *("render/columns/acts", "render/columns/applications", "render/columns/titles"),
        *("render/columns/application_points", "render/columns/application_cells"),
        *("render/columns/fields", "render/columns/round_scores"),
        *("render/columns/round_applications", "render/columns/round_tasks"),
        "render/columns/outlook",
    ),
    "the fixed words of our own workbooks, which are Chinese whatever is spoken": (
        *("render/office_words", "render/workbook/application_summary", "render/workbook/charts"),
        *(
            "render/workbook/filled_in/finding_rows",
            "render/workbook/filled_in/findings",
            "render/workbook/form",
        ),
        *("render/workbook/filled_in/score_sheet", "render/workbook/outlook"),
        "render/workbook/summary",
        *("render/workbook/summary_sheets", "render/workbook/title_summary"),
    ),
    "names of fonts, numerals, the blank number, the ending of an office's name": (
        *("render/word/correction", "render/word/form", "render/word/notice"),
        *("render/word/lines", "render/word/page_layout"),
        *("render/workbook/lists", "rulebook/offices"),
    ),
    "keys of files that people write, as Chinese ones are spelt": (
        *(
            "rulebook/key_names",
            "rulebook/listed_names",
            "usecases/rules/case_names",
            "usecases/rules/chinese/spelling",
            "files/rules/place_holders",
            "round/call",
            "round/reviewing/panel",
            "files/round/working_days",
        ),
        *("register/promulgated", "usecases/page/holding/calling"),
        "register/installation",
    ),
    "an example in a sentence, a remark or a name in a file that is written": (
        *("files/rules/draft_folder", "files/forms/wrong_keys", "files/yaml/typed/shapes"),
        "cli/program/streams",
        *(
            "render/yaml/blank_application",
            "render/yaml/imported_application",
        ),
        "files/disk/glance",
        "usecases/page/findings/judging",
        *("usecases/page/findings/workbooks", "usecases/page/simulating"),
    ),
    "what is said where no catalog can be read": ("catalogs",),
    "the papers of the office to play with, and what is typed of them": (
        *("cli/demo", "usecases/demo/office", "usecases/demo/titles", "usecases/demo/year"),
        "usecases/demo/papers",
    ),
}


def test_no_other_module_holds_chinese() -> None:
    found = {
        path.relative_to(SOURCE).with_suffix("").as_posix()
        for path in SOURCE.rglob("*.py")
        if any(_literals(path))
    }
    assert found == {each for modules in REASONS.values() for each in modules}


def test_every_module_is_listed_for_one_reason() -> None:
    listed = [each for modules in REASONS.values() for each in modules]
    assert len(listed) == len(set(listed))


def _literals(path: Path) -> Iterator[str]:
    """Give the texts with Chinese in them; what documents a module, class or function is none."""
    text = path.read_text("utf-8")
    tree = ast.parse(text if CHINESE.search(text) or "\\u" in text else "")
    prose = {id(each) for node in ast.walk(tree) for each in _prose(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield from CHINESE.findall(node.value)[:1]


def _prose(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, DOCUMENTED) and node.body and isinstance(node.body[0], ast.Expr):
        yield node.body[0].value
