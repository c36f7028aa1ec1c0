"""Help in the language spoken, and in no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from typer._click.core import Context

from lccluster.cli.app import build
from lccluster.cli.program.settings import Settings
from lccluster.render.signs import width
from running import Run


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Walk all commands there are, so that none is forgotten here."""
    yield " ".join(path)
    if hasattr(command, "list_commands"):
        context = Context(command)
        for name in command.list_commands(context):
            yield from _commands(command.get_command(context, name), (*path, name))


ROOT = build(Settings())
COMMANDS = tuple(_commands(ROOT))
# What is typed stays as it is in every language: options, placeholders, commands and formats.
NAMES = sorted({word for command in COMMANDS for word in command.split()}, key=len, reverse=True)
TYPED = re.compile(
    r"JSON Schema|[a-z_.]+=|[a-z]+(?:\|[a-z]+)+|--?[a-z][a-z-]*|(?:LCCLUSTER|NO)_[A-Z]+|YAML|JSON|CSV|Word|Excel|\.[a-z]{2,4}"
    rf"|(?<![a-z])({'|'.join(NAMES)}|lccluster|git|text|jsonl?|csv|zh\|en|application|findings"
    r"|record|offices|public|recognition|notice|rounds)(?![a-z])"
)
ENTRY = re.compile(r"(  \S.*?  +)(?=\S)")  # a name, and the blanks before its meaning


@pytest.mark.parametrize("command", COMMANDS)
def test_chinese_help_has_no_english_word(command: str, run: Run) -> None:
    ran = run(*command.split(), "--help", lang="zh")
    assert ran.code == 0
    assert re.findall(r"[A-Za-z]{2,}", TYPED.sub("", ran.out)) == []
    assert "选项" in ran.out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS[1:])
def test_help_says_first_what_the_list_of_commands_says(command: str, lang: str, run: Run) -> None:
    *groups, name = command.split()
    group = ROOT
    for each in groups:
        group = group.get_command(None, each)
    ran = run(*groups, name, "--help", lang=lang)
    assert "".join(str(group.entries[name].help).split()) in "".join(ran.out.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_english_help_has_no_chinese_character(command: str, run: Run) -> None:
    ran = run(*command.split(), "--help", lang="en")
    assert ran.code == 0
    assert re.findall(r"[\u3000-\u9fff\uff00-\uffef]", ran.out) == []
    assert ran.out.startswith("Usage: lccluster")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_cuts_no_sentence_off_and_has_the_dots_of_every_other_screen(
    command: str, run: Run
) -> None:
    assert "..." not in run(*command.split(), "--help").out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_stands_in_two_columns_and_within_80_however_wide_the_screen_is(
    command: str, lang: str, run: Run
) -> None:
    """A Chinese sign takes two cells; a meaning begins where that of the first name does."""
    for columns in (80, 140):
        ran = run(*command.split(), "--help", lang=lang, columns=columns)
        lines = ran.out.splitlines()
        assert max(map(width, lines)) <= 80
        for part in "\n".join(lines).split("\n\n")[1:]:
            entries = [ENTRY.match(line) for line in part.splitlines()]
            assert len({width(entry[1]) for entry in entries if entry}) <= 1
        assert [line for line in lines if re.match(r"\s*[，。、；：）]|.*[（“]$", line)] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_name_too_long_to_stand_beside_its_meaning_pushes_no_other(lang: str, run: Run) -> None:
    for command in ("register report", "findings new", "simulate"):
        options = run(*command.split(), "--help", lang=lang).out.split("\n\n")[-1].splitlines()
        entries = [found for line in options if (found := ENTRY.match(line))]
        names = [width(each[1].rstrip()) for each in entries if each[1].strip()]
        assert {width(each[1]) for each in entries} == {max(names) + 2}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_meaning_only_says_its_name_again(command: str, lang: str, run: Run) -> None:
    lines = run(*command.split(), "--help", lang=lang).out.splitlines()
    for line in lines:
        if ENTRY.match(line):
            name, meaning = re.split(r"  +", line.strip(), maxsplit=1)
            assert name.strip("[]….").lower() != meaning.strip("。.").lower()


def test_every_command_of_the_tool_is_looked_at() -> None:
    assert {"", "check", "verify", "new", "schema", "rules list", "rules show"} <= set(COMMANDS)


def test_minus_h_is_help_too(run: Run) -> None:
    assert run("check", "-h").out == run("check", "--help").out


def test_the_version_is_one_line(run: Run) -> None:
    assert re.fullmatch(r"lccluster \d+\.\d+\.\d+\n", run("--version").out)


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [(("--lang", "zh"), "用法"), (("--lang=en",), "Usage"), (("rules", "--lang", "zh"), "用法")],
)
def test_the_language_option_may_stand_anywhere(
    arguments: tuple[str, ...], usage: str, run: Run
) -> None:
    other = "en" if usage == "用法" else "zh"
    assert usage in run(*arguments, "--help", lang=other).out
