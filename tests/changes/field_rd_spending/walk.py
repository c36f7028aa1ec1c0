"""A field of the form: in the blank form, the schema, the reader, and wherever a rule names it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from walking import in_parts, said, told

RULES = Path("rules/liaocheng-2021-97")
CONDITION = """\
  - id: research
    article: 第四条第（二）项
    label: {zh: 研发投入, en: research spending}
    says: {zh: 研发投入不少于1亿元, en: at least 1 yi yuan spent on research}
    check: {kind: at_least, field: economics.rd_spending_yi, bound: 1, unit: yi_yuan}
"""

form = Path("form.yaml")
stated = Path(sys.argv[1]).read_text("utf-8")
form.write_text(stated.replace("tax_yi:", "研发费用: 12000万元, tax_yi:"), "utf-8")

assert "研发投入:" in said("new", "-", lang="zh")
assert "spending on research and development" in said("new", "-")
assert "rd_spending_yi" in said("schema", "application")
said("check", form, exits=4)  # read under a spelling of its label

shutil.copytree(RULES, "own")
shutil.rmtree("own/cases")
conditions = Path("own/04-conditions.yaml")
before, _, behind = conditions.read_text("utf-8").partition("  - id: enterprises\n")
conditions.write_text(f"{before}{CONDITION}\n  - id: enterprises\n{behind}", "utf-8")
measure = Path("own/measure.yaml")
measure.write_text(
    measure.read_text("utf-8").replace("id: liaocheng-2021-97", "id: own", 1), "utf-8"
)
[made] = told("check", form, "--rules", "own", exits=4)["assessments"]
found = next(each for each in made["conditions"] if each["id"] == "research")
assert (found["value"], found["margin"], found["outcome"]) == ("1.2", "0.2", "met")
head = said("check", form, "--rules", "own", "--format", "csv", exits=4).splitlines()[0]
assert "research spending" in head
assert "研发投入" in said("check", form, "--rules", "own", lang="zh", exits=4)
said("check", form, "--rules", "own", "--xlsx", "a.xlsx", "--html", "a.html", exits=4)
assert "研发投入" in in_parts("a.xlsx")
assert "research spending" in Path("a.html").read_text("utf-8")
said("form", "fill", form, "-o", "form.docx")
assert "研发投入" in in_parts("form.docx")
assert "rd_spending_yi: 1.2" in said("form", "import", "form.docx", "-o", "-")
assert "spending on research and development" in said("rules", "show", "research", "--rules", "own")
assert "研发投入" in in_parts("a.xlsx")
said("check", form, "--xlsx", "plain.xlsx", exits=4)
assert "研发投入" in in_parts("plain.xlsx")  # 汇总表
[plain] = told("check", form, exits=4)["assessments"]
assert plain["form"]["economics.rd_spending_yi"] == "1.2"  # no condition looks at it there
said("check", form, "--html", "plain.html", exits=4)
assert "1.2 yi yuan" in Path("plain.html").read_text("utf-8")
