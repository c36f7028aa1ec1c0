"""What is told beside an answer, or of a fault, ends as a sentence does, whoever adds the next one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import lccluster

SAID_BY = {"tell": slice(0, None), "Fault": slice(1, 3)}  # the places of the sentences in a call
NAMED = ("message", "hint")
ENDS = (".", "?", "…")
# a command that is typed, another program's words, or a whole sentence stands there
WHOLE = ("{command}", "{words}", "{why}", "{difference}", "--from {id}")


def _sentence(said: ast.expr) -> str | None:
    if isinstance(said, ast.Call) and getattr(said.func, "id", "") == "Message":
        first = said.args[0]
        return first.value if isinstance(first, ast.Constant) else None
    return None


def _sentences(tree: ast.Module) -> Iterator[str]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            placed = call.args[SAID_BY[name]] if name in SAID_BY else []
            named = [each.value for each in call.keywords if each.arg in NAMED]
            yield from filter(None, map(_sentence, (*placed, *named)))


def test_what_is_told_and_what_is_said_of_a_fault_ends_as_a_sentence_does() -> None:
    files = Path(lccluster.__file__).parent.rglob("*.py")
    texts = (file.read_text("utf-8") for file in files)
    said = [each for text in texts if "Message(" in text for each in _sentences(ast.parse(text))]
    assert len(said) > 500
    assert [each for each in said if not each.endswith((*ENDS, *WHOLE))] == []
