"""Whatever is chosen is typed as the screen says it, in either language or in our own word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from test_every_output import commands
from typer._click.types import FuncParamType

from lccluster.catalogs import speak
from lccluster.choices import CHOICES
from lccluster.cli.app import build
from lccluster.cli.program.settings import Settings
from lccluster.errors import Unusable
from offices import Office, empty, office
from running import Run

__all__ = ["empty", "office"]


def _choosing(lang: str) -> Iterator[tuple[str, Any]]:
    speak(lang)
    for name, command in commands(build(Settings(lang))):
        for each in command.params:
            if isinstance(each.type, FuncParamType):
                yield f"{name} {each.name}", each


def _read(parameter: Any, written: str) -> str:
    return str(parameter.type.func(written))


def test_every_choice_is_read_as_each_language_shows_it(voice: None) -> None:
    chinese, english = dict(_choosing("zh")), dict(_choosing("en"))
    assert len(chinese) > 30
    for name, parameter in chinese.items():
        said, ours = parameter.metavar.split("|"), english[name].metavar.split("|")
        assert [_read(parameter, each) for each in said] == ours
        assert [_read(parameter, each) for each in ours] == ours


def test_no_english_word_is_left_where_a_chinese_one_is_shown(voice: None) -> None:
    for _, parameter in _choosing("zh"):
        assert {*parameter.metavar.split("|")} & {*CHOICES} == set()
        with pytest.raises(Unusable) as refused:
            _read(parameter, "？")
        shown = str(refused.value.problems[0].hint)
        assert [word for word in CHOICES if f"、{word}、" in shown] == []


def test_a_schema_and_a_text_are_asked_for_in_chinese(run: Run) -> None:
    assert '"findings"' in run("schema", "审核意见文件", lang="zh").out
    assert (
        run("rules", "diff", "liaocheng-2021-97", "sme-clusters-2022", "--format", "文本").code == 0
    )


def test_a_report_and_its_duty_are_named_in_chinese(office: Office) -> None:
    by_label = office(
        "report", "LC-2022-001", "--duty", "集群上一年度工作总结", "--dry-run", lang="zh"
    )
    by_owner = office("report", "LC-2022-001", "--from", "集群", "--dry-run", lang="zh")
    assert "，集群年度工作总结，" in by_label.out
    assert "，集群年度工作总结，" in by_owner.out
