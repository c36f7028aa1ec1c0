"""What is open on one application as a findings file in YAML, ready to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lccluster.form.findings import Finding, Findings
from lccluster.form.group import Group
from lccluster.form.words import OUTCOMES, WAIVERS, answered
from lccluster.language import Listing, Message, spelt
from lccluster.render.questions import Question
from lccluster.render.signs import clean, width
from lccluster.rulebook.called import explained_name
from lccluster.yaml_words import scalar

_ANSWERS = {"outcome": OUTCOMES, "waiver": WAIVERS}


def findings_yaml(questions: Sequence[Question]) -> str:
    """Draw the file, in the language spoken; every answer is left open. There is a question at least."""
    return "\n".join(
        (*_head(questions), *(line for each in questions for line in _entry(each)), "")
    )


def _head(questions: Sequence[Question]) -> Iterator[str]:
    yield _comment(
        Message("Fill in an entry whole, or leave it whole as it is: then it stays open.")
    )
    yield from _headings(questions[0].cluster)


def _headings(cluster: str) -> Iterator[str]:
    yield f"{_named('cluster', Findings)}: {scalar(cluster)}"
    yield f"{_named('findings', Findings)}:"


def _entry(question: Question) -> Iterator[str]:
    rule = question.rule
    head = Message(
        "{label} ({article}): {asks}", label=rule.label, article=rule.article, asks=question.asks
    )
    yield f"  {_comment(head)}"
    yield f"  {_comment(question.stated)}"
    yield f"  - {_named('condition')}: {scalar(question.called)}"
    if question.item:
        yield f"    {_named('element')}: {scalar(question.parts[question.item.id])}"
    for key, remark in _keys(question):
        begun = f"    {_named(key)}:"
        yield f"{begun}{' ' * (16 - width(begun))}  {_comment(remark)}"


def _named(key: str, of: type[Group] = Finding) -> str:
    """Name a key in the language spoken; the reader knows both names."""
    return spelt(key, str(of.model_fields[key].title))


def _keys(question: Question) -> Iterator[tuple[str, Message]]:
    if question.is_waiver:
        yield "waiver", Message("granted or refused")
        yield "bound", Message("relaxed to, in the unit of the form; left open, nothing is asked")
    elif question.item:
        yield "points", Message("from 0 to 100")
    else:
        if elements := question.elements:
            names = Listing(explained_name(each) for each in elements)
            yield (
                "element",
                Message("left open for the whole, or one of: {elements}", elements=names),
            )
        yield "outcome", Message("met or not_met")
    yield "reason", Message("why")
    yield "by", Message("who found it")
    yield "office", Message("one of: {offices}", offices=Listing(question.offices))
    yield "on", Message("a day such as 2025-03-12")


def _comment(text: Message) -> str:
    return f"# {' '.join(clean(str(text)).split())}"


def answers_yaml(
    cluster: str, called: Mapping[str, str], entries: Iterable[Mapping[str, str]]
) -> str:
    """Draw answers as a findings file on a cluster; `called` are the names of conditions by their ids."""
    lines = [*_headings(cluster)]
    for each in entries:
        words = {**each, "condition": called.get(each["condition"], each["condition"])}
        said = [
            f"{_named(key)}: {scalar(answered(_ANSWERS.get(key, {}), value))}"
            for key, value in words.items()
            if value
        ]
        lines += [f"  - {said[0]}", *(f"    {one}" for one in said[1:])]
    return "\n".join([*lines, ""])
