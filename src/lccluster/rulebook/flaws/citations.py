"""Articles: those that rules cite stand in the measure, and each is carried out by a rule or left to people."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.language import Message
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.flaws.flaw import (
    CONDITIONS,
    FORM_CHECKS,
    MATERIALS,
    MEASURE,
    PROCEDURE,
    Context,
    Flaw,
    Path,
)
from lccluster.rulebook.rulebook import Rulebook


def articles_match(context: Context) -> Iterator[Flaw]:
    """Find articles that nothing carries out, and citations of none."""
    book = context.rulebook
    listed = [each.article for each in book.measure.articles]
    cited = list(_cited(book))
    carried_out = {citation for _, _, citation in cited}
    for index, article in enumerate(book.measure.articles):
        if article.for_people is None and article.article not in carried_out:
            yield Flaw(
                MEASURE,
                ("articles", index, "article"),
                "article-uncited",
                Message("No rule carries out {article}.", article=article.article),
                Message("Cite it in a rule, or say in for_people why nothing computes it."),
            )
    for file, path, citation in cited:
        if citation not in listed:
            yield Flaw(
                file,
                path,
                "no-such-article",
                Message("{article} is not among the articles of the measure.", article=citation),
                Message("List it under articles in measure.yaml, or correct the citation."),
            )


def _cited(book: Rulebook) -> Iterator[tuple[str, Path, Citation]]:
    measure, checks, procedure = book.measure, book.form_checks, book.procedure
    singles = (
        (MEASURE, "in_force", measure.in_force),
        (MEASURE, "validity", measure.validity),
        (MEASURE, "review", measure.review),
        (FORM_CHECKS, "approximate", checks.approximate),
        (FORM_CHECKS, "recommendation", checks.recommendation),
    )
    yield from ((file, (key, "article"), one.article) for file, key, one in singles if one)
    groups = (
        (MEASURE, ("readings",), measure.readings),
        (MEASURE, ("duties",), measure.duties),
        (MEASURE, ("quotas",), measure.quotas),
        (MEASURE, ("grounds", "cancel"), measure.grounds.cancel),
        (MEASURE, ("grounds", "revoke"), measure.grounds.revoke),
        (CONDITIONS, ("conditions",), book.conditions.conditions),
        (CONDITIONS, ("waivers",), book.conditions.waivers),
        (MATERIALS, ("materials",), book.materials.materials),
        (FORM_CHECKS, ("contradictions",), checks.contradictions),
        (PROCEDURE, ("rounds",), procedure.rounds if procedure else ()),
        (PROCEDURE, ("stages",), procedure.stages if procedure else ()),
    )
    for file, at, many in groups:
        yield from (
            (file, (*at, index, "article"), each.article) for index, each in enumerate(many)
        )
