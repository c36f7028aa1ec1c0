"""The papers of the office as somebody there would have written them: in the language spoken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lccluster.choices import CHOICES, typed
from lccluster.files.disk.safe_write import replace_file
from lccluster.files.yaml.reader import read_yaml
from lccluster.files.yaml.respelling import respelt
from lccluster.files.yaml.typed.keys import keys_for
from lccluster.form.findings import Findings
from lccluster.form.keys import Keys, keys_in, keys_of
from lccluster.form.words import OUTCOMES, answered
from lccluster.language import Message, spelt
from lccluster.register.promulgated import PromulgatedList
from lccluster.round.call import Call
from lccluster.round.reviewing.panel import Panel
from lccluster.rulebook.called import typed_alone
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.demo.titles import LIST
from lccluster.usecases.demo.year import APPLICATIONS, CALL, GIVEN, PANEL

_HEAD = Message("Made up, to practise with.")


def speak_papers(office: Path, book: Rulebook) -> None:
    """Write the papers of an office again, their keys and answers in the language spoken."""
    words = dict(answers(book))
    for path, keys in _papers(office, book):
        text = respelt(read_yaml(path), keys, words)
        replace_file(path, f"# {_HEAD}\n{text}".encode())


def _papers(office: Path, book: Rulebook) -> Iterator[tuple[Path, Keys]]:
    yield office / CALL, keys_for(Call)
    yield office / PANEL, keys_for(Panel)
    yield office / LIST, keys_for(PromulgatedList)
    yield from ((each, keys_of(book.form)) for each in (office / APPLICATIONS).glob("*.yaml"))
    yield from ((each, keys_in(Findings)) for each in (office / GIVEN).glob("*.yaml"))


def answers(book: Rulebook) -> Iterator[tuple[str, str]]:
    """Give each answer that stands in a paper with how it is said."""
    yield from {"true": spelt("true", "是"), "false": spelt("false", "否")}.items()
    yield from ((each, typed(each)) for each in CHOICES)
    yield from ((each, answered(OUTCOMES, each)) for each in OUTCOMES.values())
    rules = book.conditions.conditions
    yield from ((each.id, typed_alone(each, rules)) for each in rules)
