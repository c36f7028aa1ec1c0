"""What is open on one application as a findings file in YAML, ready to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lccluster.language import Listing, Message
from lccluster.render.questions import Question
from lccluster.render.signs import clean
from lccluster.yaml_words import scalar


def findings_yaml(questions: Sequence[Question]) -> str:
    """Draw the file, in the language spoken; every answer is left open. There is a question at least."""
    return "\n".join(
        (*_head(questions), *(line for each in questions for line in _entry(each)), "")
    )


def _head(questions: Sequence[Question]) -> Iterator[str]:
    yield _comment(
        Message("Fill in an entry whole, or leave it whole as it is: then it stays open.")
    )
    yield f"cluster: {scalar(questions[0].cluster)}"
    yield "findings:"


def _entry(question: Question) -> Iterator[str]:
    rule = question.rule
    head = Message(
        "{label} ({article}): {asks}", label=rule.label, article=rule.article, asks=question.asks
    )
    yield f"  {_comment(head)}"
    yield f"  {_comment(question.stated)}"
    yield f"  - condition: {scalar(rule.id)}"
    if question.item:
        yield f"    element: {scalar(question.item.id)}"
    for key, remark in _keys(question):
        yield f"{f'    {key}:':<16}  {_comment(remark)}"


def _keys(question: Question) -> Iterator[tuple[str, Message]]:
    if question.is_waiver:
        yield "waiver", Message("granted or refused")
        yield "bound", Message("relaxed to, in the unit of the form; left open, nothing is asked")
    elif question.item:
        yield "points", Message("from 0 to 100")
    else:
        if elements := question.elements:
            ids = Listing(f"{each.id} {each.label}" for each in elements)
            yield "element", Message("left open for the whole, or one of: {elements}", elements=ids)
        yield "outcome", Message("met or not_met")
    yield "reason", Message("why")
    yield "by", Message("who found it")
    yield "office", Message("one of: {offices}", offices=Listing(question.offices))
    yield "on", Message("a day such as 2025-03-12")


def _comment(text: Message) -> str:
    return f"# {' '.join(clean(str(text)).split())}"


def answers_yaml(cluster: str, entries: Iterable[Mapping[str, str]]) -> str:
    """Draw answers as a findings file; there is one at least."""
    lines = [f"cluster: {scalar(cluster)}", "findings:"]
    for each in entries:
        said = [f"{key}: {scalar(value)}" for key, value in each.items() if value]
        lines += [f"  - {said[0]}", *(f"    {one}" for one in said[1:])]
    return "\n".join([*lines, ""])
