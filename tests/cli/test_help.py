"""Help in the language spoken, and in no other."""

from __future__ import annotations

import re

import pytest

from running import Run

COMMANDS = (
    "",
    "check",
    "verify",
    "new",
    "schema",
    "rules",
    "rules list",
    "rules show",
    "rules check",
    "rules test",
)
# What is typed stays as it is in every language: options, placeholders, names and formats.
TYPED = re.compile(
    r"JSON Schema|--?[a-z][a-z-]*|\b[A-Z][A-Z_|]+\b(\.json)?|lccluster|text|jsonl?|csv|zh\|en|application|findings"
    r"|rules|record|offices|\b(check|verify|new|schema|list|show|test)\b|\.ya?ml"
)


@pytest.mark.parametrize("command", COMMANDS)
def test_chinese_help_has_no_english_word(command: str, run: Run) -> None:
    ran = run(*command.split(), "--help", lang="zh")
    assert ran.code == 0
    assert re.findall(r"[A-Za-z]{2,}", TYPED.sub("", ran.out)) == []
    assert "选项" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_english_help_has_no_chinese_character(command: str, run: Run) -> None:
    ran = run(*command.split(), "--help", lang="en")
    assert ran.code == 0
    assert re.findall(r"[\u3000-\u9fff\uff00-\uffef]", ran.out) == []
    assert ran.out.startswith("Usage: lccluster")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_cuts_no_sentence_off(command: str, run: Run) -> None:
    assert "..." not in run(*command.split(), "--help").out.replace("PATH...", "")


def test_minus_h_is_help_too(run: Run) -> None:
    assert run("check", "-h").out == run("check", "--help").out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_command_the_commands_are_listed(lang: str, run: Run) -> None:
    ran = run(lang=lang)
    assert (ran.code, ran.out) == (0, run("--help", lang=lang).out)


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
