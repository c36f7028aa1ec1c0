"""Every exit code of `check`, and which one a batch leaves with."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import EXAMPLES, Run

ELIGIBLE = ("complete/application.yaml", "--findings", "complete/findings.yaml")


@pytest.fixture(autouse=True)
def among_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ELIGIBLE),
        (1, ("funan-willow/application.yaml",)),
        (2, ("mistakes/application.yaml",)),
        (3, ("complete/application.yaml",)),
        (3, ("form-labels/application.yaml",)),
        (3, ("waiver/application.yaml",)),
        (3, ("waiver/application.yaml", "--findings", "waiver/findings.yaml")),
        (0, ("waiver/application.yaml", "--findings", "waiver/waiver-granted.findings.yaml")),
        (4, ("shenxian-prepared-food/application.yaml",)),
        (4, ("linqu-aluminium/application.yaml",)),
        (4, ("contradictions/application.yaml",)),
        (5, ("complete/application.yaml", "--on", "2026-09-01")),
        (5, ("complete/application.yaml", "--on", "2021-08-31")),
        (3, ("complete/application.yaml", "--on", "2026-08-31")),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_application_gives_the_exit_code_of_its_verdict(
    code: int, arguments: tuple[str, ...], lang: str, run: Run
) -> None:
    assert run("check", *arguments, lang=lang).code == code


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "csv"])
def test_the_exit_code_does_not_depend_on_the_format(format: str, run: Run) -> None:
    assert run("check", "funan-willow", "--format", format).code == 1


@pytest.mark.parametrize("left_out", range(6))
def test_a_batch_exits_with_the_first_that_applies(left_out: int, run: Run, tmp_path: Path) -> None:
    late = tmp_path / "late.yaml"
    late.write_text("filled_on: 2026-10-01\ncluster: {name: 甲}\n", encoding="utf-8")
    first_that_applies = [
        (2, "mistakes/application.yaml"),
        (1, "funan-willow/application.yaml"),
        (5, str(late)),
        (4, "shenxian-prepared-food/application.yaml"),
        (3, "form-labels/application.yaml"),
        (0, "complete/application.yaml"),
    ][left_out:]
    files = [file for _, file in reversed(first_that_applies)]
    ran = run("check", "--brief", *files, "--findings", "complete/findings.yaml")
    assert ran.code == first_that_applies[0][0]


def test_a_shortfall_with_a_claim_is_for_people_and_a_granted_waiver_settles_it(run: Run) -> None:
    claimed = run("check", "waiver", "--findings", "waiver/findings.yaml", "--brief")
    granted = run("check", "waiver", "--findings", "waiver/waiver-granted.findings.yaml", "--brief")
    assert (claimed.code, granted.code) == (3, 0)
    assert "needs a decision" in claimed.out
    assert "eligible" in granted.out


def test_output_value_never_stands_in_for_revenue(run: Run) -> None:
    ran = run("check", "linqu-aluminium", "--brief")
    assert "annual revenue" in ran.out.partition("blank:")[2]
    assert "400" not in run("check", "linqu-aluminium").out
