"""年度申报: an application of the round leads to its check, with the findings that lie beside it."""

from __future__ import annotations

import re
from pathlib import Path

from lccluster.catalogs import speak
from pages import Visitor
from running import Run


def test_an_application_of_the_round_is_checked_with_the_findings_beside_it(
    page: Visitor, laid_out: Path, run: Run
) -> None:
    numbers = set(re.findall(r'href="/round/(\d[^"/]+)"', page.get("/round").text))
    verdicts = run(
        "round", "list", "--round", laid_out / "rounds" / "2025", "--format", "csv", lang="zh"
    )
    speak("zh")
    assert numbers
    for number in numbers:
        got = page.post(f"/round/{number}/check")
        assert got.status == 200
        assert f">{number}-申请表.docx<" in got.text
        assert "<dd>聊工信发〔2021〕97号</dd>" in got.text
        (line,) = [each for each in verdicts.out.splitlines() if each.startswith(number)]
        shown = re.findall(r'class="(?:good|bad|open) word">. ([^<]+)<', got.text)
        assert [each for each in shown if each in line]
    assert page.post("/round/x/check").status == 404
