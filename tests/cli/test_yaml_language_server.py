"""What an editor says of our files: nothing of good ones, something of every bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from language_server import NAMED_BY, command, language_server
from lccluster.files.register.writing import record_text
from registers import act, cluster
from rounds_written import CALL_IN_CHINESE as CALL
from running import EXAMPLES, ROOT, Run

CITY = ROOT / "rules" / "liaocheng-2021-97"
COMPLETE = EXAMPLES / "complete"
OFFICE = ROOT / "examples" / "office"
RECORD = record_text(
    cluster(act("review_applied", "2027-03-01"), act("renamed", "2024-01-05", name="乙"))
)

GOOD = {
    "application": {
        "complete.yaml": (COMPLETE / "application.yaml").read_text("utf-8"),
        "labels.yaml": (EXAMPLES / "form-labels" / "application.yaml").read_text("utf-8"),
        "days.yaml": "填报日期: 20250301\n所在县(市、区): 莘县\n2024年经济效益: {营业收入: 不足30, 利润: -0.5}\n",
    },
    "findings": {"findings.yaml": (COMPLETE / "findings.yaml").read_text("utf-8")},
    "rules": {path.name: path.read_text("utf-8") for path in sorted(CITY.glob("*.yaml"))}
    | {"cases-04-area.yaml": (CITY / "cases" / "04-area.yaml").read_text("utf-8")},
    "record": {"LC-2022-001.yaml": RECORD},
    "call": {"通知.yaml": CALL},
    "panel": {"专家.yaml": (OFFICE / "专家.yaml").read_text("utf-8")},
}
BAD = {
    "application": {
        "misspelt.yaml": "countyy: 莘县\n",
        "list.yaml": "cluster: {area_km2: [42.6]}\n",
        "below-zero.yaml": "enterprises: {total: -3}\n",
    },
    "findings": {"outcome.yaml": "cluster: 甲\nfindings:\n  - {condition: media, outcome: mett}\n"},
    "rules": {
        "kind.yaml": GOOD["rules"]["04-conditions.yaml"].replace("at_most", "at_mots"),
        "key.yaml": GOOD["rules"]["measure.yaml"].replace("registration:", "registraton:"),
    },
    "record": {
        "act.yaml": RECORD.replace("review_applied", "review_asked"),
        "fact.yaml": RECORD.replace("county:", "conty:"),
    },
    "call": {
        "days-of-a-call.yaml": CALL.replace("工作日", "工作天"),
        "title.yaml": CALL.replace("通知名称", "名称"),
    },
    "panel": {"experts.yaml": "专家: [{编号: E1, 姓名: 甲某}]\n"},
}


@pytest.mark.skipif(
    command() is None,
    reason=f"node and yaml-language-server are not at hand: npm install yaml-language-server, and let {NAMED_BY} "
    "name its bin/yaml-language-server (.ci/run does)",
)
def test_an_editor_complains_of_bad_files_and_of_no_good_one(tmp_path: Path, run: Run) -> None:
    for kind in GOOD:
        run("schema", kind, "-o", tmp_path / f"{kind}.schema.json")
    good, bad = _written(tmp_path, GOOD), _written(tmp_path, BAD)
    with language_server(command() or [], tmp_path) as server:
        said = server.complaints([*good, *bad])
    assert {path.name: said[path.name] for path in good} == {path.name: [] for path in good}
    assert [path.name for path in bad if not said[path.name]] == []


def _written(folder: Path, files: dict[str, dict[str, str]]) -> list[Path]:
    made = []
    for kind, texts in files.items():
        for name, text in texts.items():
            made.append(folder / name)
            assert not made[-1].exists(), "one name for each"
            head = f"# yaml-language-server: $schema={kind}.schema.json\n"
            made[-1].write_text(head + text, "utf-8")
    return made
