"""What an official sees, whole: one screen for each kind of result, in both languages.

After a change of words: `pytest tests/cli --snapshot-update`, then review the difference.
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from running import EXAMPLES, Run

COMPLETE = ("complete", "--findings", "complete/findings.yaml")


@pytest.fixture(autouse=True)
def among_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", *COMPLETE),
        ("check", "shenxian-prepared-food"),
        ("check", "funan-willow"),
        ("check", "contradictions"),
        ("check", "mistakes"),
        ("check", "waiver", "--findings", "waiver/findings.yaml"),
        ("check", "waiver", "--findings", "waiver/waiver-granted.findings.yaml"),
        ("check", "complete", "--on", "2026-09-01"),
        ("check", ".", "--brief"),
        ("check", ".", "--format", "csv"),
        ("rules", "list"),
        ("rules", "show"),
        ("rules", "show", "revenue"),
        ("rules", "show", "offices"),
    ],
    ids=" ".join,
)
def test_the_screen_is_the_one_that_was_reviewed(
    arguments: tuple[str, ...], lang: str, run: Run, snapshot: SnapshotAssertion
) -> None:
    ran = run(*arguments, lang=lang)
    assert f"exit {ran.code}\n{ran.err}{ran.out}" == snapshot


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_batch_ends_with_a_table_of_all_and_a_count(
    lang: str, run: Run, snapshot: SnapshotAssertion
) -> None:
    ran = run("check", "funan-willow", "form-labels", "mistakes", lang=lang)
    assert ran.out.split("\n\n")[-2:] == snapshot


def test_figures_and_text_of_a_table_line_up_by_display_width(run: Run) -> None:
    from lccluster.render.signs import width

    lines = run("check", "complete", lang="zh").out.splitlines()
    bounds = [line for line in lines if "≥" in line or "≤" in line]
    provisions = {width(line[: line.index("第四条")]) for line in bounds}
    assert len(bounds) == 4
    assert len(provisions) == 1
