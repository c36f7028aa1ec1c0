"""Does a rulebook hang together? One pure check a function, all of one shape, in one list.

A finding is (file, path in it, code, message, hint): whoever reads files adds the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lccluster.errors import is_it
from lccluster.language import Listing, Message
from lccluster.rulebook.called import filed_name
from lccluster.rulebook.conditions import Judgement
from lccluster.rulebook.flaws import conditions as condition_flaws
from lccluster.rulebook.flaws import form_checks as form_check_flaws
from lccluster.rulebook.flaws import measure as measure_flaws
from lccluster.rulebook.flaws import recommendation as recommendation_flaws
from lccluster.rulebook.flaws.citations import articles_match
from lccluster.rulebook.flaws.flaw import (
    CONDITIONS,
    FORM_CHECKS,
    MATERIALS,
    MEASURE,
    OFFICES,
    PROCEDURE,
    Context,
    Flaw,
    Path,
    ids_told_apart,
    no_figure,
    no_office_of_the_province,
    no_such_field,
)
from lccluster.rulebook.flaws.form import form_flaws
from lccluster.rulebook.procedure import flaws as procedure_flaws
from lccluster.rulebook.rulebook import Rulebook


def flaws(rulebook: Rulebook) -> list[Flaw]:
    """List everything that does not hang together."""
    context = Context(rulebook)
    return [flaw for check in CHECKS for flaw in check(context)]


def _form(context: Context) -> Iterator[Flaw]:
    return form_flaws(context.form)


def _measure(context: Context) -> Iterator[Flaw]:
    yield from measure_flaws.flaws(context.rulebook.measure)


def _conditions_of_a_review_exist(context: Context) -> Iterator[Flaw]:
    known = {each.id: filed_name(each) for each in context.rulebook.conditions.conditions}
    for index, named in enumerate(context.rulebook.measure.review.conditions or ()):
        if named not in known:
            yield Flaw(
                MEASURE,
                ("review", "conditions", index),
                "no-such-condition",
                Message("There is no condition “{condition}”.", condition=named),
                is_it(named, known, Message("Known here: {keys}.", keys=Listing(known.values()))),
            )


def _one_id_once(context: Context) -> Iterator[Flaw]:
    for file, group, ids in _named(context.rulebook):
        yield from ids_told_apart(file, group, ids)


def _one_name_one_office(context: Context) -> Iterator[Flaw]:
    offices = context.rulebook.offices
    everyone = (
        *(((kind,), each) for kind, each in offices.higher.items()),
        *((("counties", index), each) for index, each in enumerate(offices.counties)),
    )
    for path, office in everyone:
        for name in office.spellings:
            if offices.named(name) is not office:
                message = Message("“{name}” names another office too.", name=name)
                hint = Message("Let one name mean one office.")
                yield Flaw(OFFICES, path, "name-of-two-offices", message, hint)


def _owners_are_offices(context: Context) -> Iterator[Flaw]:
    for index, duty in enumerate(context.rulebook.measure.duties):
        if duty.owed_by == "province" and context.rulebook.offices.province is None:
            yield no_office_of_the_province(MEASURE, ("duties", index, "owed_by"))


def _named(book: Rulebook) -> Iterator[tuple[str, Path, list[str]]]:
    checks, grounds = book.form_checks, book.measure.grounds
    yield CONDITIONS, ("conditions",), [each.id for each in book.conditions.conditions]
    yield CONDITIONS, ("waivers",), [each.id for each in book.conditions.waivers]
    yield MATERIALS, ("materials",), [each.id for each in book.materials.materials]
    yield FORM_CHECKS, ("contradictions",), [each.id for each in checks.contradictions]
    yield FORM_CHECKS, ("bands",), [each.id for each in checks.bands]
    yield OFFICES, ("counties",), [each.id for each in book.offices.counties]
    yield MEASURE, ("duties",), [each.id for each in book.measure.duties]
    if book.procedure:
        yield PROCEDURE, ("stages",), [each.id for each in book.procedure.stages]
    yield MEASURE, ("quotas",), [each.id for each in book.measure.quotas]
    yield MEASURE, ("readings",), [each.id for each in book.measure.readings]
    yield MEASURE, ("grounds", "cancel"), [each.id for each in grounds.cancel]
    yield MEASURE, ("grounds", "revoke"), [each.id for each in grounds.revoke]


def _fields_exist(context: Context) -> Iterator[Flaw]:
    for file, path, field in named_fields(context.rulebook):
        if field not in context.units:
            yield no_such_field(file, path, field, context.offered(context.units))


def named_fields(book: Rulebook) -> Iterator[tuple[str, Path, str]]:
    """List the fields that a rulebook names outside of its figures, each with its place."""
    for index, rule in enumerate(book.conditions.conditions):
        if isinstance(rule.check, Judgement):
            at: Path = ("conditions", index, "check", "shows")
            yield from ((CONDITIONS, (*at, n), field) for n, field in enumerate(rule.check.shows))
    for index, waiver in enumerate(book.conditions.waivers):
        at = ("waivers", index)
        for n, claimed in enumerate(waiver.claimed_by_rank):
            yield CONDITIONS, (*at, "claimed_by_rank", n, "field"), claimed.field
        for n, field in enumerate(waiver.claimed_by_yes):
            yield CONDITIONS, (*at, "claimed_by_yes", n), field
        if waiver.evidence is not None:
            yield CONDITIONS, (*at, "evidence"), waiver.evidence
    yield from form_check_flaws.fields(book.form_checks)


def _waivers_exist(context: Context) -> Iterator[Flaw]:
    known = [each.id for each in context.rulebook.conditions.waivers]
    for index, rule in enumerate(context.rulebook.conditions.conditions):
        if rule.waiver is not None and rule.waiver not in known:
            yield Flaw(
                CONDITIONS,
                ("conditions", index, "waiver"),
                "no-such-waiver",
                Message("There is no waiver “{waiver}”.", waiver=rule.waiver),
                Message("Name one of those under waivers."),
            )


def _waivers_ask_for_a_claim(context: Context) -> Iterator[Flaw]:
    for index, waiver in enumerate(context.rulebook.conditions.waivers):
        claims = bool(waiver.claimed_by_rank or waiver.claimed_by_yes)
        if claims is waiver.without_claim:
            yield Flaw(
                CONDITIONS,
                ("waivers", index),
                "claim-or-none",
                Message("It has to be said which claim opens this waiver, or that none is needed."),
                Message("Name fields under claimed_by, or write without_claim: true; not both."),
            )


def _ranks_are_figures(context: Context) -> Iterator[Flaw]:
    for index, waiver in enumerate(context.rulebook.conditions.waivers):
        for number, claimed in enumerate(waiver.claimed_by_rank):
            at = ("waivers", index, "claimed_by_rank", number, "field")
            yield from no_figure(CONDITIONS, at, claimed.field, context)


def _ranks_count_from_one(context: Context) -> Iterator[Flaw]:
    for index, waiver in enumerate(context.rulebook.conditions.waivers):
        for number, claimed in enumerate(waiver.claimed_by_rank):
            if claimed.up_to is not None and claimed.up_to < 1:
                yield Flaw(
                    CONDITIONS,
                    ("waivers", index, "claimed_by_rank", number, "up_to"),
                    "impossible-rank",
                    Message("{rank} is no rank.", rank=claimed.up_to),
                    Message("Ranks count from 1; leave “up_to” out where any stated rank claims."),
                )


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    _measure,
    _form,
    _conditions_of_a_review_exist,
    _one_id_once,
    _one_name_one_office,
    _owners_are_offices,
    _fields_exist,
    *form_check_flaws.CHECKS,
    *condition_flaws.CHECKS,
    _waivers_exist,
    _waivers_ask_for_a_claim,
    _ranks_are_figures,
    _ranks_count_from_one,
    articles_match,
    *recommendation_flaws.CHECKS,
    *procedure_flaws.CHECKS,
)
