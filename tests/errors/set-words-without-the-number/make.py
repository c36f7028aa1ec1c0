"""A draft as “rules new” makes it, with the one case that no rulebook does without."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

start_draft("draft-2027", "liaocheng-2021-97", Path(), Library())
for each in Path("draft-2027/cases").iterdir():
    if each.name != "complete.yaml":
        each.unlink()
conditions = Path("draft-2027/04-conditions.yaml")
text = conditions.read_text("utf-8").replace("不超过100平方公里", "不超过一百平方公里")
conditions.write_text(text, "utf-8", newline="\n")
