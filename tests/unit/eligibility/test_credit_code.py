"""统一社会信用代码: a wrong check digit is a doubt with its place, and never another verdict."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lccluster.eligibility.credit_code import doubt
from rounds import application
from running import Run

SOUND = "91110000600037341L"
WITH_DIGITS = "91350100M000100Y43"  # of the standard GB 32100 itself


@pytest.mark.parametrize(
    "written",
    [
        SOUND,
        SOUND.lower(),
        "91110000 6000 3734 1L",
        "９１１１００００６０００３７３４１Ｌ",
        WITH_DIGITS,
    ],
)
def test_a_code_whose_check_digit_fits_is_not_doubted(written: str) -> None:
    assert doubt(written) is None


@pytest.mark.parametrize("written", [SOUND[:-1] + "M", SOUND[:-1], SOUND + "1", "无", "9" * 18])
def test_any_other_is_doubted(written: str) -> None:
    assert doubt(written) is not None


@pytest.mark.parametrize(
    ("written", "meant"),
    [(WITH_DIGITS.replace("0", "O"), WITH_DIGITS), ("9I" + SOUND[2:], SOUND)],
)
def test_letters_that_look_like_digits_are_named_with_the_code_that_fits(
    written: str, meant: str
) -> None:
    found = doubt(written)
    assert found is not None
    assert meant in str(found[1])


def test_letters_are_named_also_where_digits_in_their_place_do_not_fit() -> None:
    found = doubt("9I" + SOUND[2:-1] + "M")
    assert found is not None
    assert "holds I" in str(found[0])
    assert "licence" in str(found[1])


def said(run: Run, path: Path, code: str | None) -> dict[str, object]:
    """What a check says of an application that gives a code."""
    text = application("冠县轴承特色产业集群", "冠县")
    path.write_text(text + (f"统一社会信用代码: {code}\n" if code else ""), "utf-8")
    found: dict[str, object]
    [found] = json.loads(run("check", path, "--format", "json").out)["assessments"]
    return found


def test_a_wrong_code_is_a_warning_with_its_line_and_the_verdict_stays(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    without, right = said(run, path, None), said(run, path, SOUND)
    wrong = said(run, path, SOUND[:-1] + "M")
    assert without["verdict"] == right["verdict"] == wrong["verdict"]
    assert SOUND in json.dumps(right)
    assert "doubtful-credit-code" not in json.dumps(right)
    assert "doubtful-credit-code" in json.dumps(wrong)
    last = len(path.read_text("utf-8").splitlines())
    assert f"a.yaml:{last}:" in run("check", path, lang="en").err + run("check", path).out


def test_the_library_is_loaded_only_where_a_code_is_given(tmp_path: Path) -> None:
    text = application("冠县轴承特色产业集群", "冠县")
    for form, loads in ((text, False), (f"{text}credit_code: {SOUND}\n", True)):
        path = tmp_path / "form.yaml"
        path.write_text(form, "utf-8")
        code = f"""
import sys
from lccluster.cli.main import main
sys.argv = ["lccluster", "check", {str(path)!r}, "--quiet"]
try:
    main()
finally:
    assert ("stdnum" in sys.modules) is {loads}
"""
        ran = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
        assert "AssertionError" not in ran.stderr, ran.stderr
